package org.broadsheet.command;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Ends the start where a setting below {@code broadsheet.} is none that the program has: a misspelled one would be as good
 * as not set. The known ones are those of all settings' records, so that none has to be listed a second time.
 */
record UnknownSettings(ConfigurableEnvironment environment) implements BeanFactoryPostProcessor {
    /** Of no record. */
    private static final List<String> OTHERS = List.of("broadsheet.roles");

    private static final String ANY = "*";

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        Set<String> known = new TreeSet<>(OTHERS);
        for (String bean : factory.getBeanDefinitionNames()) {
            // As Spring Boot names these beans; no other is looked at, for that would make some of them.
            Class<?> type = bean.contains("-org.broadsheet.") ? factory.getType(bean, false) : null;
            ConfigurationProperties prefix = type == null ? null : type.getAnnotation(ConfigurationProperties.class);
            if (type != null && prefix != null) collect(prefix.value(), type, known);
        }
        for (String name : given()) if (!isKnown(name, known)) throw unknown(name, known);
    }

    /** The names of a type's settings: {@code broadsheet.digests.*.title}. */
    static void collect(String prefix, Type type, Set<String> known) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Type inner = arguments[arguments.length - 1];
            boolean map = Map.class.isAssignableFrom((Class<?>) generic.getRawType());
            // Such a map takes what others have defined.
            if (map && inner instanceof ParameterizedType) return;
            if (map || Collection.class.isAssignableFrom((Class<?>) generic.getRawType())) {
                if (!map) known.add(prefix);
                collect(prefix + "." + ANY, inner, known);
                return;
            }
        }
        if (!(type instanceof Class<?> record) || !record.isRecord()) known.add(prefix);
        else
            for (RecordComponent part : record.getRecordComponents())
                collect(prefix + "." + kebab(part.getName()), part.getGenericType(), known);
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private List<String> given() {
        List<String> given = new ArrayList<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            // In the environment a dash is not written, and Kubernetes puts names of its own beside ours.
            if (source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource) continue;
            if (source instanceof IterableConfigurationPropertySource names)
                names.stream().map(ConfigurationPropertyName::toString).forEach(given::add);
        }
        return given.stream().filter(name -> name.startsWith("broadsheet.")).toList();
    }

    static boolean isKnown(String name, Set<String> known) {
        String[] parts = parts(name);
        return known.stream().anyMatch(pattern -> matches(pattern.split("\\."), parts));
    }

    private static String[] parts(String name) {
        return name.replaceAll("\\[([^\\]]*)\\]", ".$1").split("\\.");
    }

    private static boolean matches(String[] pattern, String[] name) {
        if (name.length < pattern.length) return false;
        // A key of a map of words may have dots itself, as those of mail properties have.
        if (name.length > pattern.length && !pattern[pattern.length - 1].equals(ANY)) return false;
        for (int i = 0; i < pattern.length; i++) {
            if (!pattern[i].equals(ANY) && !plain(pattern[i]).equals(plain(name[i]))) return false;
        }
        return true;
    }

    private static String plain(String part) {
        return part.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static WrongSetting unknown(String name, Set<String> known) {
        return new WrongSetting(name + " is no setting" + nearest(name, known));
    }

    /** With the name's own keys in the places of the pattern's. */
    static String nearest(String name, Set<String> known) {
        String[] parts = parts(name);
        return known.stream()
                .map(pattern -> filled(pattern.split("\\."), parts))
                .min(Comparator.comparingInt(candidate -> distance(candidate, String.join(".", parts))))
                .filter(candidate -> distance(candidate, String.join(".", parts)) <= Math.max(3, name.length() / 4))
                .map(candidate -> "; did you mean " + candidate + "?")
                .orElse("");
    }

    private static String filled(String[] pattern, String[] parts) {
        for (int i = 0; i < pattern.length; i++) if (pattern[i].equals(ANY) && i < parts.length) pattern[i] = parts[i];
        return String.join(".", pattern);
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) row[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + same);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
