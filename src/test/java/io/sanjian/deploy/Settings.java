package io.sanjian.deploy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All settings that the service reads, as its {@code @ConfigMapping} interfaces and schedules declare them. */
final class Settings {
    static final String NONE = "none";
    static final String REQUIRED = "required";
    private static final int FEW = 8;
    /** A schedule with a key and a default of its own. */
    private static final Pattern TIME = Pattern.compile("\\$?\\{(sanjian[a-z.-]+):([^}]*)}");

    private final SortedMap<String, Setting> byKey = new TreeMap<>();

    /**
     * @param type  what is read from the text
     * @param value the default, {@link #NONE} or {@link #REQUIRED}
     */
    record Setting(String type, String value) {
    }

    private Settings() {
        for (JavaClass mapping : new ClassFileImporter().withImportOption(new DoNotIncludeTests())
                .importPackages("io.sanjian")) {
            if (mapping.isAnnotatedWith(ConfigMapping.class)) {
                addGroup(mapping.getAnnotationOfType(ConfigMapping.class).prefix(), mapping.reflect());
            }
            mapping.getMethods().stream().filter(method -> method.isAnnotatedWith(Scheduled.class))
                    .map(method -> TIME.matcher(method.getAnnotationOfType(Scheduled.class).cron()))
                    .filter(Matcher::matches)
                    .forEach(time -> byKey.put(time.group(1), new Setting("text", time.group(2))));
        }
    }

    /** Settings by key; keys of maps stand in angle brackets. */
    static SortedMap<String, Setting> all() {
        return new Settings().byKey;
    }

    private void addGroup(String prefix, Class<?> group) {
        for (Method method : group.getDeclaredMethods()) {
            if (Modifier.isAbstract(method.getModifiers())) {
                String name = method.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
                String value = Optional.ofNullable(method.getAnnotation(WithDefault.class)).map(WithDefault::value)
                        .orElse(null);
                add(prefix + '.' + name, method.getGenericReturnType(), value, REQUIRED);
            }
        }
    }

    private void add(String key, Type type, String value, String otherwise) {
        Class<?> raw = raw(type);
        if (raw == Map.class) {
            Class<?> keys = raw(argument(type, 0));
            add(key + ".<" + (keys == String.class ? "name" : words(keys)) + '>', argument(type, 1), value, NONE);
        } else if (raw == Optional.class) {
            add(key, argument(type, 0), value, NONE);
        } else if (raw.isInterface() && raw.getName().startsWith("io.sanjian")) {
            addGroup(key, raw);
        } else {
            String none = raw == OptionalInt.class || raw == OptionalDouble.class ? NONE : otherwise;
            byKey.put(key, new Setting(name(type), value == null ? none : value));
        }
    }

    private static String name(Type type) {
        Class<?> raw = raw(type);
        if (Collection.class.isAssignableFrom(raw)) {
            return "list: " + name(argument(type, 0));
        } else if (raw.isEnum()) {
            return raw.getEnumConstants().length > FEW ? "code"
                    : Stream.of(raw.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        } else if (raw == boolean.class) {
            return "true, false";
        } else if (raw == int.class || raw == long.class || raw == OptionalInt.class) {
            return "whole number";
        } else if (raw == double.class || raw == OptionalDouble.class) {
            return "number";
        } else if (raw == Duration.class) {
            return "duration";
        } else if (raw == Period.class) {
            return "period";
        } else if (raw == Path.class) {
            return "folder";
        } else if (raw.getSimpleName().equals("MemorySize")) {
            return "size";
        }
        return "text";
    }

    private static String words(Class<?> type) {
        return type.getSimpleName().replaceAll("^Sms", "").toLowerCase(Locale.ROOT);
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type);
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
