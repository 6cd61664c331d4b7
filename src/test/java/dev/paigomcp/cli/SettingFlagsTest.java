package dev.paigomcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.config.Setting;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingFlagsTest {
    @ParameterizedTest
    @ValueSource(strings = {"serve", "stdio", "call", "doctor"})
    void aCommandTakesTheFlagsOfItsSettings(String command) {
        var flags = switch (command) {
            case "stdio" -> ServerCommands.STDIO.flags();
            case "call" -> CallCommand.COMMAND.flags();
            case "doctor" -> DoctorCommand.COMMAND.flags();
            default -> ServerCommands.SERVE.flags();
        };
        var ofSettings = Arrays.stream(Setting.values())
                .map(Setting::source)
                .filter(source -> source.commands().contains(command))
                .flatMap(source -> source.flag().stream())
                .map(flag -> flag.name().substring(2))
                .toList();

        assertThat(flags.getOptions().stream()
                        .map(option -> option.getLongOpt())
                        .filter(name -> !name.equals("json")))
                .containsExactlyInAnyOrderElementsOf(ofSettings);
    }
}
