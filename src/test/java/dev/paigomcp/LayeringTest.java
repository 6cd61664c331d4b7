package dev.paigomcp;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** Rules between packages that the picture in docs/architecture.md is too coarse for ({@link ArchitecturePageTest}). */
class LayeringTest {
    private static final String BASE = "dev.paigomcp.";
    static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.paigomcp");

    @Test
    void onlyTheGatewayKnowsTheGeneratedClient() {
        classes()
                .that()
                .resideInAPackage(BASE + "client")
                .should()
                .onlyHaveDependentClassesThat()
                .haveNameMatching("dev\\.paigomcp\\.(client\\..*|paigo\\.PaigoGateway)")
                .check(ALL);
    }

    @Test
    void theGeneratedClientKnowsOnlyTheTransport() {
        classes()
                .that()
                .resideInAPackage(BASE + "client")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        BASE + "client",
                        BASE + "transport",
                        "io.swagger.v3.oas.annotations..",
                        "org.jspecify.annotations",
                        "tools.jackson.databind",
                        "java.lang..")
                .check(ALL);
    }

    @Test
    void theTransportKnowsOnlyCommon() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "transport")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.paigomcp..")
                        .and(not(resideInAnyPackage(BASE + "transport", BASE + "common"))))
                .check(ALL);
    }

    @Test
    void toolsKnowNeitherProtocolNorHttp() {
        noClasses()
                .that()
                .resideInAnyPackage(BASE + "tools", BASE + "paigo")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + "mcp", BASE + "http..", BASE + "cli", BASE + "demo", "io.javalin..")
                .check(ALL);
    }

    @Test
    void theDemoKnowsNothingOfTheServer() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "demo")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + "tools", BASE + "paigo", BASE + "mcp", BASE + "http..", BASE + "client")
                .check(ALL);
    }

    @Test
    void storeSealsAndLimitsKnowNothingOfWhatTheyAreUsedFor() {
        noClasses()
                .that()
                .resideInAnyPackage(BASE + "store", BASE + "secrets", BASE + "limits")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        BASE + "mcp", BASE + "http..", BASE + "cli", BASE + "tools", BASE + "paigo", "io.javalin..")
                .check(ALL);
    }

    @Test
    void noPartOfTheHttpServerKnowsTheServerButTheManagementPort() {
        noClasses()
                .that()
                .resideInAnyPackage(BASE + "http.filter", BASE + "http.auth", BASE + "http.jetty")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + "http", BASE + "http.management")
                .check(ALL);
        noClasses()
                .that()
                .resideInAPackage(BASE + "http")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BASE + "http.management")
                .check(ALL);
        SlicesRuleDefinition.slices()
                .matching(BASE + "http.(*)..")
                .should()
                .beFreeOfCycles()
                .check(ALL);
    }

    @Test
    void packagesFormNoCycles() {
        SlicesRuleDefinition.slices()
                .matching(BASE + "(*)..")
                .should()
                .beFreeOfCycles()
                .check(ALL);
    }
}
