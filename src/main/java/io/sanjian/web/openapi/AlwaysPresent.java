package io.sanjian.web.openapi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of an answer are always there. Answers are records, and what is null is left out of them: every component
 * is there unless it is {@link Nullable}, or is of a record that leaves out what is empty and can be empty.
 */
final class AlwaysPresent {
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName SCHEMA = DotName.createSimple(Schema.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName IGNORE = DotName.createSimple(JsonIgnore.class);
    private static final DotName PROPERTY = DotName.createSimple(JsonProperty.class);
    private static final List<DotName> MAY_BE_EMPTY = List.of(DotName.createSimple(Collection.class),
            DotName.createSimple(List.class), DotName.createSimple(Set.class), DotName.createSimple(Map.class));
    private final IndexView index;

    AlwaysPresent(IndexView index) {
        this.index = index;
    }

    /** Names of the fields, in their order; empty where the schema is not of a record. */
    Optional<Set<String>> of(String schema, JsonNode properties) {
        Set<String> fields = new LinkedHashSet<>();
        properties.fieldNames().forEachRemaining(fields::add);
        return index.getKnownClasses().stream().filter(type -> type.isRecord() && name(type).equals(schema))
                .map(AlwaysPresent::names).filter(names -> names.all.equals(fields)).map(names -> names.always)
                .findFirst();
    }

    private record Names(Set<String> all, Set<String> always) {
    }

    private static Names names(ClassInfo type) {
        Names names = new Names(new LinkedHashSet<>(), new LinkedHashSet<>());
        for (RecordComponentInfo component : type.recordComponents()) {
            if (type.field(component.name()).hasAnnotation(IGNORE)) {
                continue;
            }
            String name = name(type, component);
            names.all.add(name);
            if (!mayBeAbsent(type, component)) {
                names.always.add(name);
            }
        }
        return names;
    }

    private static boolean mayBeAbsent(ClassInfo type, RecordComponentInfo component) {
        return component.type().hasAnnotation(NULLABLE)
                || MAY_BE_EMPTY.contains(component.type().name()) && leavesOutEmpty(type, component);
    }

    private static boolean leavesOutEmpty(ClassInfo type, RecordComponentInfo component) {
        AnnotationInstance own = type.field(component.name()).annotation(INCLUDE);
        AnnotationInstance include = own != null ? own : type.declaredAnnotation(INCLUDE);
        return include != null && include.value().asEnum().equals(JsonInclude.Include.NON_EMPTY.name());
    }

    private static String name(ClassInfo type) {
        AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        AnnotationValue name = schema == null ? null : schema.value("name");
        return name == null ? type.simpleName() : name.asString();
    }

    /** Jackson's annotations are those of the field that a component becomes. */
    private static String name(ClassInfo type, RecordComponentInfo component) {
        AnnotationInstance property = type.field(component.name()).annotation(PROPERTY);
        AnnotationValue name = property == null ? null : property.value();
        return name == null ? component.name() : name.asString();
    }
}
