package dev.paigomcp;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which packages use which, as the classes have it. Packages are named without {@code dev.paigomcp}; of that package itself
 * {@code Main} is one part and {@code App}, with all that it wires, the other.
 */
final class PackageDependencies {
    private static final String BASE = "dev.paigomcp";

    private PackageDependencies() {}

    /** Returns all packages. */
    static Set<String> packages() {
        var names = new TreeSet<String>();
        LayeringTest.ALL.forEach(type -> names.add(name(type)));
        return names;
    }

    /** Returns for each package the ones that it uses, each with one dependency between classes as evidence. */
    static Map<String, Map<String, String>> all() {
        var all = new TreeMap<String, Map<String, String>>();
        for (var type : LayeringTest.ALL) {
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                var target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith(BASE) && !name(target).equals(name(type))) {
                    all.computeIfAbsent(name(type), name -> new TreeMap<>())
                            .putIfAbsent(name(target), dependency.getDescription());
                }
            }
        }
        return all;
    }

    private static String name(JavaClass type) {
        if (type.getPackageName().equals(BASE)) {
            return type.getName().matches(".*\\.Main\\b.*") ? "Main" : "App";
        }
        return type.getPackageName().substring(BASE.length() + 1);
    }
}
