package io.sanjian;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.groups.MultiSubscribe;
import io.smallrye.mutiny.groups.UniAwait;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The line between request paths, which wait for nothing, and background work, which does (ADR 0003), held. */
class ReactiveTest {
    /** Their bodies are streams that are read row by row. */
    private static final Set<String> READ_THEIR_BODIES = Set.of("PostingImportResource", "WorkerImportResource",
            "LedgerImportResource");
    /** Of latches, semaphores, queues, barriers and executors. */
    private static final Set<String> WAITING =
            Set.of("await", "acquire", "take", "put", "invokeAll", "invokeAny", "awaitTermination");
    private static final List<Class<?>> OF_FILES = List.of(FileInputStream.class, FileOutputStream.class,
            FileReader.class, FileWriter.class, RandomAccessFile.class, FileChannel.class);
    private static final String REACTIVE = "Reactive";
    private static final String BACKGROUND = "Blocking: background";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.sanjian");

    @Test
    void onlyImportsWaitForTheirBodies() {
        assertThat(resources().filter(type -> blocks(type) || type.getMethods().stream().anyMatch(ReactiveTest::blocks))
                .map(JavaClass::getSimpleName)).containsExactlyInAnyOrderElementsOf(READ_THEIR_BODIES);
    }

    @Test
    void whatIsNotAnsweredFromMemoryIsAnsweredByAUni() {
        assertThat(requestMethods().filter(method -> !method.isAnnotatedWith(NonBlocking.class)
                && !method.getOwner().isAnnotatedWith(NonBlocking.class)
                && !method.getRawReturnType().isEquivalentTo(Uni.class)
                && !method.getRawReturnType().isEquivalentTo(Multi.class)).map(JavaMethod::getFullName)).isEmpty();
    }

    @Test
    void nothingThatARequestReachesWaits() {
        Map<String, String> waits = new TreeMap<>();
        requestMethods().forEach(method -> reached(method).forEach((unit, path) -> first(unit,
                ReactiveTest::holdsItsThread)
                .ifPresent(call -> waits.put(unit.getFullName(), path + " -> " + call))));
        assertThat(waits).isEmpty();
    }

    /** Else the walk above would find nothing, whatever there is. */
    @Test
    void theWalkSeesWhatImportsWaitFor() {
        assertThat(resources().filter(type -> READ_THEIR_BODIES.contains(type.getSimpleName()))
                .flatMap(type -> type.getMethods().stream()).filter(ReactiveTest::isRequest)
                .flatMap(method -> reached(method).keySet().stream())
                .flatMap(unit -> waiting(unit).stream())).isNotEmpty();
    }

    /** A package has one style; where request paths and background work meet in one, its page names who blocks. */
    @Test
    void everyPackageSaysItsStyle() {
        Map<String, Set<String>> blocking = new HashMap<>();
        Map<String, Set<String>> reactive = new HashMap<>();
        for (JavaClass type : CLASSES) {
            Map<String, Set<String>> style =
                    type.getCodeUnits().stream().anyMatch(unit -> waiting(unit).isPresent()) ? blocking
                            : type.getMethods().stream().anyMatch(ReactiveTest::answersLater) ? reactive : null;
            if (style != null) {
                style.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>()).add(outermost(type));
            }
        }
        Set<String> packages = new TreeSet<>(blocking.keySet());
        packages.addAll(reactive.keySet());
        assertThat(packages).allSatisfy(name -> {
            String page = page(name);
            Set<String> waiting = blocking.getOrDefault(name, Set.of());
            if (reactive.containsKey(name)) {
                assertThat(page).contains(REACTIVE);
            }
            if (!waiting.isEmpty()) {
                assertThat(page).contains(BACKGROUND);
            }
            if (reactive.containsKey(name) && !waiting.isEmpty()) {
                assertThat(page).contains(waiting);
            }
        });
    }

    private static Stream<JavaClass> resources() {
        return CLASSES.stream().filter(type -> type.isAnnotatedWith(Path.class));
    }

    private static Stream<JavaMethod> requestMethods() {
        return resources().filter(type -> !READ_THEIR_BODIES.contains(type.getSimpleName()))
                .flatMap(type -> type.getMethods().stream()).filter(ReactiveTest::isRequest);
    }

    private static boolean isRequest(JavaMethod method) {
        return method.getAnnotations().stream().anyMatch(a -> a.getRawType().isAnnotatedWith(HttpMethod.class));
    }

    private static boolean blocks(JavaClass type) {
        return type.isAnnotatedWith(Blocking.class) || type.isAnnotatedWith(RunOnVirtualThread.class);
    }

    private static boolean blocks(JavaMethod method) {
        return method.isAnnotatedWith(Blocking.class) || method.isAnnotatedWith(RunOnVirtualThread.class);
    }

    private static boolean answersLater(JavaMethod method) {
        return method.getRawReturnType().isEquivalentTo(Uni.class)
                || method.getRawReturnType().isEquivalentTo(Multi.class);
    }

    private static String outermost(JavaClass type) {
        String name = type.getName().substring(type.getPackageName().length() + 1);
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }

    private static String page(String name) {
        try {
            return Files.readString(java.nio.file.Path.of("src/main/java", name.split("\\.")).resolve(
                    "package-info.java"));
        } catch (IOException e) {
            return "no package-info.java";
        }
    }

    /** What the method may call, lambdas and all that implements an interface included, each with the way there. */
    private static Map<JavaCodeUnit, String> reached(JavaCodeUnit from) {
        Map<JavaCodeUnit, String> ways = new LinkedHashMap<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>();
        ways.put(from, from.getOwner().getSimpleName() + '.' + from.getName());
        open.add(from);
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.remove();
            calls(unit).flatMap(ReactiveTest::targets).filter(target -> !ways.containsKey(target)).forEach(target -> {
                if (ways.putIfAbsent(target, ways.get(unit) + " -> " + target.getOwner().getSimpleName() + '.'
                        + target.getName()) == null) {
                    open.add(target);
                }
            });
        }
        return ways;
    }

    private static Stream<JavaAccess<?>> calls(JavaCodeUnit unit) {
        return Stream.of(unit.getCallsFromSelf(), unit.getMethodReferencesFromSelf(),
                unit.getConstructorReferencesFromSelf()).flatMap(Set::stream);
    }

    private static Stream<JavaCodeUnit> targets(JavaAccess<?> call) {
        JavaClass owner = call.getTargetOwner();
        if (!owner.getPackageName().startsWith("io.sanjian")) {
            return Stream.empty();
        }
        Predicate<JavaCodeUnit> same = unit -> unit.getName().equals(call.getTarget().getName())
                && unit.getRawParameterTypes().equals(((CodeUnitAccessTarget) call.getTarget()).getRawParameterTypes());
        return Stream.concat(Stream.concat(Stream.of(owner), owner.getAllRawSuperclasses().stream()),
                owner.getAllSubclasses().stream()).flatMap(type -> type.getCodeUnits().stream()).filter(same);
    }

    /** What it waits for of the database, or of what the database answers. */
    private static Optional<String> waiting(JavaCodeUnit unit) {
        return first(unit, ReactiveTest::waits);
    }

    private static Optional<String> first(JavaCodeUnit unit, Predicate<JavaAccess<?>> call) {
        return calls(unit).filter(call).map(found -> found.getTargetOwner().getSimpleName() + '.'
                + found.getTarget().getName()).findFirst();
    }

    private static boolean waits(JavaAccess<?> call) {
        String name = call.getTarget().getName();
        JavaClass owner = call.getTargetOwner();
        return name.endsWith("AndAwait") || owner.isEquivalentTo(UniAwait.class)
                || owner.isEquivalentTo(MultiSubscribe.class) && Set.of("asIterable", "asStream").contains(name)
                || owner.isAssignableTo(Future.class) && Set.of("join", "get").contains(name);
    }

    private static boolean holdsItsThread(JavaAccess<?> call) {
        String name = call.getTarget().getName();
        JavaClass owner = call.getTargetOwner();
        return waits(call) || owner.isAssignableTo(Thread.class) && Set.of("join", "sleep").contains(name)
                || owner.isEquivalentTo(Object.class) && name.equals("wait")
                || owner.getPackageName().startsWith("java.util.concurrent") && WAITING.contains(name)
                || owner.isAssignableTo(HttpClient.class) && name.equals("send")
                || owner.isEquivalentTo(Files.class) || OF_FILES.stream().anyMatch(owner::isAssignableTo)
                || owner.getPackageName().startsWith("java.sql") || owner.getPackageName().startsWith("javax.sql");
    }
}
