package io.sanjian;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The layout rules of the design (section 3), held. */
@AnalyzeClasses(packages = "io.sanjian", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.sanjian.";
    private static final String REFERENCE_DATA = "io.sanjian.reference..";

    /** Say something of a class, and are not needed to use it. */
    private static final String[] ANNOTATIONS = {
            "org.jspecify.annotations..", "org.eclipse.microprofile.openapi.annotations.."
    };

    /** The rooms of the house, lowest first: a class knows those of its own layer and of the layers before it. */
    private static final List<Set<String>> LAYERS =
            List.of(Set.of("reference", "clock", "compute", "crypto", "database"),
                    Set.of("web", "gateway"), Set.of("matching", "reading"), Set.of("access", "imports", "codes"),
                    Set.of("posting", "worker", "audit", "keyrotation"), Set.of("index"),
                    Set.of("delivery", "login", "health", "ledger"),
                    Set.of("recommendation", "personaldata", "campaign", "servicerecord"));

    @ArchTest
    static final ArchRule MATCHING_IS_PURE = classes().that().resideInAPackage("io.sanjian.matching..").should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "io.sanjian.matching..")
                    .or(resideInAnyPackage(ANNOTATIONS)).or(resideInAPackage(REFERENCE_DATA)));

    @ArchTest
    static final ArchRule MATCHING_DOES_NOT_KNOW_ITS_BOUNDS = noClasses().that()
            .resideInAPackage("io.sanjian.matching").should().dependOnClassesThat()
            .resideInAPackage("io.sanjian.matching.bound..")
            .because("rules and score say what is right, bounds only spare looking at every posting");

    @ArchTest
    static final ArchRule READING_IS_PURE = classes().that().resideInAPackage("io.sanjian.reading..").should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "io.sanjian.reading..")
                    .or(resideInAnyPackage(ANNOTATIONS)).or(resideInAPackage(REFERENCE_DATA)));

    @ArchTest
    static final ArchRule REFERENCE_DATA_IS_PURE = classes().that().resideInAPackage(REFERENCE_DATA).should()
            .onlyDependOnClassesThat(resideInAPackage("java..").or(resideInAnyPackage(ANNOTATIONS))
                    .or(resideInAPackage(REFERENCE_DATA)))
            .because("reference data is loaded by plain tests and tools, too");

    @ArchTest
    static final ArchRule RANDOM_NUMBERS_ARE_NOT_OF_THE_BUILD = fields().that().haveRawType(SecureRandom.class).and()
            .areStatic().should().beDeclaredInClassesThat(describe("native-image.properties initializes at run time",
                    holder -> initializedAtRunTime().contains(holder.getName())));

    @ArchTest
    static final ArchRule ONLY_THE_INDEX_KNOWS_LUCENE = noClasses().that()
            .resideOutsideOfPackage("io.sanjian.index..").should().dependOnClassesThat()
            .resideInAPackage("org.apache.lucene..");

    @ArchTest
    static final ArchRule ONLY_RESOURCES_KNOW_HTTP = noClasses()
            .that(DescribedPredicate.not(partOf(simpleNameEndingWith("Resource"))
                    .or(resideInAnyPackage("io.sanjian.web.problem", "io.sanjian.access")
                            .and(simpleNameEndingWith("Mappers").or(simpleNameEndingWith("Filter"))
                                    .or(simpleNameEndingWith("QueryParameters")).or(simpleNameEndingWith("BodyLimit"))
                                    .or(simpleNameEndingWith("BodyCoding"))))))
            .should().dependOnClassesThat().resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule TABLES_ARE_READ_IN_ONE_PLACE = noClasses().that()
            .resideOutsideOfPackages("io.sanjian.reference..", "io.sanjian.reading..", "io.sanjian.matching..",
                    "io.sanjian.index.analysis..")
            .should().dependOnClassesThat().haveFullyQualifiedName("io.sanjian.reference.table.ReferenceTable")
            .because("a native executable has read them when it starts (ADR 0062)");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("io.sanjian.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_CYCLES_IN_THE_REFERENCE_DATA = slices().matching("io.sanjian.reference.(*)..").should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_CYCLES_IN_WEB = slices().matching("io.sanjian.web.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_CYCLES_IN_RECOMMENDATION = slices().matching("io.sanjian.recommendation.(*)..").should()
            .beFreeOfCycles();

    @ArchTest
    static void everyPackageHasItsLayer(JavaClasses all) {
        Set<String> known = LAYERS.stream().flatMap(Set::stream).collect(Collectors.toSet());
        assertThat(all.stream().map(ArchitectureTest::room).filter(room -> !room.isEmpty()).distinct())
                .allSatisfy(room -> assertThat(known).contains(room));
    }

    @ArchTest
    static void lowerLayersKnowNothingOfHigherOnes(JavaClasses all) {
        assertThat(all.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> layer(dependency.getTargetClass()) > layer(dependency.getOriginClass()))
                .map(Dependency::getDescription)).isEmpty();
    }

    @ArchTest
    static void noSimpleNameStandsForTwoClasses(JavaClasses all) {
        Map<String, List<String>> names = all.stream().filter(type -> type.isTopLevelClass())
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName,
                        Collectors.mapping(JavaClass::getPackageName, Collectors.toList())));
        names.values().removeIf(packages -> packages.size() == 1);
        assertThat(names).isEmpty();
    }

    @ArchTest
    static void noClassIsNamedAsOneOfTheJdksConcurrency(JavaClasses all) {
        assertThat(all.stream().filter(JavaClass::isTopLevelClass).map(JavaClass::getSimpleName)
                .filter(ArchitectureTest::isOfTheJdksConcurrency)).isEmpty();
    }

    @ArchTest
    static final ArchRule NOTHING_DEPENDS_ON_THE_ROOT = noClasses().that().resideInAPackage("io.sanjian.*..").should()
            .dependOnClassesThat().resideInAPackage("io.sanjian")
            .because("the root package only wires the parts together");

    @ArchTest
    static final ArchRule POSTINGS_DO_NOT_KNOW_THE_INDEX = noClasses().that()
            .resideInAnyPackage("io.sanjian.posting..", "io.sanjian.imports..", "io.sanjian.worker..").should()
            .dependOnClassesThat().resideInAnyPackage("io.sanjian.index..", "io.sanjian.recommendation..");

    @ArchTest
    static final ArchRule RECOMMENDATION_KNOWS_ENGINES_BY_THEIR_PORT = noClasses().that()
            .resideInAPackage("io.sanjian.recommendation..").should().dependOnClassesThat()
            .resideInAPackage("io.sanjian.index..")
            .because("another engine fits behind io.sanjian.matching.MatchEngine (ADR 0035)");

    @ArchTest
    static final ArchRule DELIVERY_DOES_NOT_KNOW_RUNS = noClasses().that().resideInAPackage("io.sanjian.delivery..")
            .should().dependOnClassesThat().resideInAnyPackage("io.sanjian.index..", "io.sanjian.recommendation..");

    @ArchTest
    static final ArchRule NO_DRAWERS = noClasses().should().resideInAnyPackage("..util..", "..utils..", "..dto..",
            "..svc..", "..helper..", "..manager..", "..impl..", "..common..", "..misc..");

    @ArchTest
    static final ArchRule NO_EMPTY_NAMES = noClasses().should()
            .haveNameMatching(".*(Manager|Helper|Impl|Util|Utils|Dto|DTO)");

    @ArchTest
    static final ArchRule NO_FIELD_INJECTION = fields().should().notBeAnnotatedWith(Inject.class).andShould()
            .notBeAnnotatedWith(ConfigProperty.class);

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses().that().haveNameNotMatching(".*\\.ClockProducer")
            .should().accessTargetWhere(readsTheSystemClock());

    @ArchTest
    static final ArchRule UNITS_OF_WORK_ARE_SHIELDED = noClasses().that()
            .resideOutsideOfPackage("io.sanjian.database..")
            .should().accessTargetWhere(opensAUnitOfWork()).orShould().dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.transaction.Transactional").orShould().dependOnClassesThat()
            .haveSimpleName("ReactiveTransactional")
            .because("whoever hangs up on another unit of work loses a connection for good (ADR 0006)");

    /** The first package below the root, empty for the root itself. */
    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT) ? name.substring(ROOT.length()).split("\\.")[0] : "";
    }

    /** The number of the class's layer; -1 for what is none of ours, the highest for the root, which wires the parts. */
    private static int layer(JavaClass type) {
        if (!type.getPackageName().startsWith("io.sanjian")) {
            return -1;
        }
        String room = room(type);
        return IntStream.range(0, LAYERS.size()).filter(layer -> LAYERS.get(layer).contains(room)).findFirst()
                .orElse(LAYERS.size());
    }

    private static boolean isOfTheJdksConcurrency(String name) {
        try {
            Class.forName("java.util.concurrent." + name);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** The class itself or one that it is nested in, such as the record of a resource or its lambda. */
    private static DescribedPredicate<JavaClass> partOf(DescribedPredicate<? super JavaClass> outer) {
        return describe("part of " + outer.getDescription(), type -> {
            for (JavaClass each = type; each != null; each = each.getEnclosingClass().orElse(null)) {
                if (outer.test(each)) {
                    return true;
                }
            }
            return false;
        });
    }

    /** A connection or a session in any way but by annotation or by the pool's {@code withTransaction}. */
    private static DescribedPredicate<JavaAccess<?>> opensAUnitOfWork() {
        Set<String> sessions = Set.of("withSession", "withTransaction", "withStatelessSession",
                "withStatelessTransaction", "openSession", "openStatelessSession");
        return describe("opens a connection or a session by hand", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getName();
            return name.startsWith("getConnection") && access.getTargetOwner().getSimpleName().equals("Pool")
                    || (owner.startsWith("org.hibernate.reactive.") || owner.startsWith("io.quarkus.hibernate."))
                            && sessions.contains(name);
        });
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheSystemClock() {
        Set<String> calls = Set.of("java.lang.System.currentTimeMillis()", "java.time.Instant.now()",
                "java.time.LocalDate.now()", "java.time.LocalDateTime.now()", "java.time.ZonedDateTime.now()",
                "java.time.OffsetDateTime.now()", Clock.class.getName() + ".systemUTC()",
                Clock.class.getName() + ".systemDefaultZone()");
        return describe("reads the system's clock", access -> calls.contains(access.getTarget().getFullName()));
    }

    private static List<String> initializedAtRunTime() {
        Properties properties = new Properties();
        try (InputStream in = ArchitectureTest.class
                .getResourceAsStream("/META-INF/native-image/io.sanjian/sanjian/native-image.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(properties.getProperty("Args").replace("--initialize-at-run-time=", "").split(","));
    }

    /** Of a bare {@code Response} the build cannot tell what is in it, and the native executable would answer {}. */
    @ArchTest
    static void whatABareResponseHoldsIsRegisteredForTheNativeExecutable(JavaClasses classes) {
        List<Class<?>> answers = classes.stream().flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(APIResponseSchema.class))
                .filter(method -> method.getRawReturnType().isEquivalentTo(Uni.class)
                        && method.getReturnType().getAllInvolvedRawTypes().stream()
                                .anyMatch(raw -> raw.isEquivalentTo(Response.class)))
                .<Class<?>>map(method -> method.getAnnotationOfType(APIResponseSchema.class).value()).toList();
        assertThat(answers).isNotEmpty().allMatch(type -> type.isAnnotationPresent(RegisterForReflection.class));
    }
}
