package io.sanjian.deploy;

import static io.sanjian.deploy.Manifests.at;
import static io.sanjian.deploy.Manifests.list;
import static io.sanjian.deploy.Manifests.map;
import static io.sanjian.deploy.Manifests.string;
import static io.sanjian.deploy.Manifests.strings;
import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.deploy.Manifests.Manifest;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Kubernetes manifests and image builds fit each other and the service, as far as that can be seen without a cluster. */
class ManifestTest {
    private static final Map<String, String> VERSIONS = Map.of("ConfigMap", "v1", "Secret", "v1", "Service", "v1",
            "Deployment", "apps/v1", "Job", "batch/v1", "CronJob", "batch/v1", "HorizontalPodAutoscaler",
            "autoscaling/v2", "PodDisruptionBudget", "policy/v1", "NetworkPolicy", "networking.k8s.io/v1");
    /** Those of the Prometheus operator and of kustomize. */
    private static final Map<String, String> EXTENSIONS = Map.of("Kustomization", "kustomize.config.k8s.io/v1beta1",
            "Component", "kustomize.config.k8s.io/v1alpha1", "ServiceMonitor", "monitoring.coreos.com/v1",
            "PrometheusRule",
            "monitoring.coreos.com/v1");
    private static final Path MONITORING = Manifests.ROOT.resolve("components/monitoring");
    /** Connections beside the pool: for notifications, and for the health checks. */
    private static final int OF_THEIR_OWN = 2;
    private static final Path TEMPLATE = Manifests.BASE.resolve("secrets.template.yaml");

    static List<Manifest> all() {
        return Manifests.in(Manifests.ROOT);
    }

    static List<Manifest> withPods() {
        return Manifests.in(Manifests.BASE).stream().filter(m -> m.podTemplate() != null).toList();
    }

    static List<Path> kustomizations() throws IOException {
        try (Stream<Path> files = Files.walk(Manifests.ROOT)) {
            return files.filter(file -> file.endsWith("kustomization.yaml")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyManifestHasANameAndAKnownKindInItsPresentVersion(Manifest manifest) {
        String version = VERSIONS.getOrDefault(manifest.kind(), EXTENSIONS.get(manifest.kind()));
        assertThat(manifest.body().get("apiVersion")).isNotNull().isEqualTo(version);
        if (!version.startsWith("kustomize.")) {
            assertThat(manifest.name()).matches("[a-z][a-z0-9-]{1,50}");
            assertThat(at(manifest.body(), "metadata", "namespace")).as("overlays set it").isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void everythingThatAKustomizationNamesIsThereAndEverythingThereIsNamed(Path file) throws IOException {
        Path folder = file.getParent();
        Map<?, ?> body = Manifests.read(file).getFirst().body();
        Set<Path> named = new HashSet<>(Set.of(file, TEMPLATE));
        for (String resource : strings(body, "resources")) {
            Path path = folder.resolve(resource).normalize();
            assertThat(Files.isDirectory(path) ? path.resolve("kustomization.yaml") : path).isRegularFile();
            named.add(path);
        }
        strings(body, "components").forEach(component -> assertThat(
                folder.resolve(component).normalize().resolve("kustomization.yaml")).isRegularFile());
        list(body, "configMapGenerator")
                .forEach(map -> strings(map, "files").forEach(name -> named.add(folder.resolve(name))));
        assertThat(named).allSatisfy(path -> assertThat(path).exists());
        for (Map<?, ?> patch : list(body, "patches")) {
            Path path = folder.resolve(string(patch.get("path"))).normalize();
            for (Manifest manifest : Manifests.read(path)) {
                assertThat(Manifests.base(manifest.kind(), manifest.name())).as("what %s changes", path).isNotNull();
            }
            named.add(path);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isSubsetOf(named);
        }
    }

    @Test
    void theBaseIsComplete() {
        assertThat(Manifests.in(Manifests.BASE)).extracting(Manifest::kind).contains("Deployment", "Service",
                "HorizontalPodAutoscaler", "PodDisruptionBudget", "NetworkPolicy", "ConfigMap", "Secret", "Job",
                "CronJob");
    }

    @Test
    void selectorsMeetTheLabelsOfPods() {
        Set<Map<?, ?>> selectors = new HashSet<>();
        for (Manifest manifest : Manifests.in(Manifests.BASE)) {
            Object spec = manifest.body().get("spec");
            switch (manifest.kind()) {
                case "Deployment" -> {
                    assertThat(map(at(spec, "selector", "matchLabels"))).isEqualTo(labels(manifest));
                    list(spec, "template", "spec", "topologySpreadConstraints")
                            .forEach(each -> selectors.add(map(at(each, "labelSelector", "matchLabels"))));
                }
                case "Service" -> selectors.add(map(at(spec, "selector")));
                case "PodDisruptionBudget" -> selectors.add(map(at(spec, "selector", "matchLabels")));
                case "NetworkPolicy" -> selectors.add(map(at(spec, "podSelector", "matchLabels")));
                case "HorizontalPodAutoscaler" -> assertThat(Manifests.base("Deployment",
                        string(at(spec, "scaleTargetRef", "name")))).isNotNull();
                default -> {
                }
            }
        }
        assertThat(selectors).isNotEmpty().allSatisfy(selector -> assertThat(withPods())
                .anySatisfy(pods -> assertThat(labels(pods).entrySet().containsAll(selector.entrySet())).isTrue()));
    }

    @ParameterizedTest
    @MethodSource("withPods")
    void everyPodIsCoveredByANetworkPolicy(Manifest pods) {
        assertThat(Manifests.in(Manifests.BASE)).anySatisfy(policy -> {
            assertThat(policy.kind()).isEqualTo("NetworkPolicy");
            assertThat(map(at(policy.body(), "spec", "podSelector", "matchLabels"))).isEqualTo(labels(pods));
            assertThat(strings(policy.body(), "spec", "policyTypes")).containsExactly("Ingress", "Egress");
        });
    }

    @Test
    void probesAskTheManagementPortAndTheServiceLeadsToTheOther() {
        Map<?, ?> container = containers(Manifests.base("Deployment", "sanjian")).getFirst();
        Map<String, Object> ports = new HashMap<>();
        list(container, "ports").forEach(port -> ports.put(string(port.get("name")), port.get("containerPort")));
        assertThat(ports).isEqualTo(Map.of("http", 8080, "management", 9000));
        Map.of("startupProbe", "/q/health/started", "livenessProbe", "/q/health/live", "readinessProbe",
                "/q/health/ready").forEach((probe, path) -> {
                    assertThat(at(container, probe, "httpGet", "port")).isEqualTo("management");
                    assertThat(at(container, probe, "httpGet", "path")).isEqualTo(path);
                });
        assertThat(list(Manifests.base("Service", "sanjian").body(), "spec", "ports"))
                .extracting(port -> (Object) port.get("targetPort")).isEqualTo(List.of("http"));
    }

    @Test
    void theMonitoringMeetsTheManagementPortOfTheService() {
        Map<String, Manifest> kinds = new HashMap<>();
        Manifests.in(MONITORING).forEach(manifest -> kinds.put(manifest.kind(), manifest));
        Object service = kinds.get("Service").body();
        Map<?, ?> endpoint = list(kinds.get("ServiceMonitor").body(), "spec", "endpoints").getFirst();
        assertThat(map(at(service, "metadata", "labels")).entrySet()
                .containsAll(map(at(kinds.get("ServiceMonitor").body(), "spec", "selector", "matchLabels")).entrySet()))
                .isTrue();
        Map<?, ?> port = list(service, "spec", "ports").getFirst();
        assertThat(endpoint.get("port")).isEqualTo(port.get("name"));
        assertThat(list(containers(Manifests.base("Deployment", "sanjian")).getFirst(), "ports"))
                .anySatisfy(own -> assertThat(own.get("name")).isEqualTo(port.get("targetPort")));
        assertThat(labels(Manifests.base("Deployment", "sanjian")).entrySet()
                .containsAll(map(at(service, "spec", "selector")).entrySet())).isTrue();
        assertThat(endpoint.get("path")).isEqualTo(at(Manifests.base("Deployment", "sanjian").podTemplate(), "metadata",
                "annotations", "prometheus.io/path"));
    }

    @ParameterizedTest
    @MethodSource("withPods")
    void podsHaveNoRightsTheyDoNotNeed(Manifest manifest) {
        Object pod = at(manifest.podTemplate(), "spec");
        assertThat(at(pod, "automountServiceAccountToken")).isEqualTo(false);
        assertThat(at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
        assertThat(at(pod, "securityContext", "seccompProfile", "type")).isEqualTo("RuntimeDefault");
        assertThat(containers(manifest)).isNotEmpty().allSatisfy(container -> {
            assertThat(at(container, "securityContext", "allowPrivilegeEscalation")).isEqualTo(false);
            assertThat(at(container, "securityContext", "readOnlyRootFilesystem")).isEqualTo(true);
            assertThat(strings(container, "securityContext", "capabilities", "drop")).containsExactly("ALL");
        });
    }

    @ParameterizedTest
    @MethodSource("withPods")
    void containersSayWhatTheyNeedAndMountWhatIsThere(Manifest manifest) {
        List<Object> volumes = list(manifest.podTemplate(), "spec", "volumes").stream()
                .map(volume -> (Object) volume.get("name")).toList();
        assertThat(containers(manifest)).allSatisfy(container -> {
            assertThat(at(container, "resources", "requests", "cpu")).isNotNull();
            assertThat(at(container, "resources", "requests", "memory")).isNotNull();
            assertThat(at(container, "resources", "limits", "memory")).isNotNull();
            assertThat(list(container, "volumeMounts")).extracting(mount -> (Object) mount.get("name"))
                    .isSubsetOf(volumes);
        });
    }

    @Test
    void everyEnvironmentVariableIsASettingOfTheService() {
        ConfigKeys keys = new ConfigKeys();
        assertThat(keys.knows("SANJIAN_PRIVACY_KEYS_K1")).isTrue();
        assertThat(keys.knows("QUARKUS_DATASOURCE_REACTIVE_URL")).isTrue();
        assertThat(keys.knows("QUARKUS_DATASOURCE_DB_KIND")).as("set when it is built").isFalse();
        assertThat(keys.knows("SANJIAN_INDEX_DIRECTORI")).isFalse();
        for (Manifest manifest : all()) {
            if (manifest.kind().equals("ConfigMap")) {
                assertThat(map(manifest.body().get("data")).keySet())
                        .allSatisfy(key -> assertThat(keys.knows(string(key))).as("%s", key).isTrue());
            } else if (manifest.kind().equals("Secret") && !manifest.name().equals("sanjian-scheduler")) {
                assertThat(map(manifest.body().get("stringData")).keySet())
                        .allSatisfy(key -> assertThat(keys.knows(string(key))).as("%s", key).isTrue());
            }
        }
        assertThat(list(containers(Manifests.base("Job", "sanjian-migration")).getFirst(), "env"))
                .isNotEmpty().allSatisfy(entry -> assertThat(keys.knows(string(entry.get("name")))).isTrue());
    }

    @Test
    void noManifestHoldsASecret() {
        for (Manifest manifest : all()) {
            if (manifest.kind().equals("Secret")) {
                assertThat(manifest.file()).isEqualTo(TEMPLATE);
                assertThat(manifest.body().get("data")).isNull();
                assertThat(map(manifest.body().get("stringData")).values()).isNotEmpty()
                        .allSatisfy(value -> assertThat(value).isEqualTo(""));
            } else if (manifest.kind().equals("ConfigMap")) {
                assertThat(map(manifest.body().get("data")).keySet()).noneSatisfy(
                        key -> assertThat(string(key)).containsPattern("PASSWORD|TOKEN|SECRET|KEYS_|INDEX_KEY"));
                assertThat(string(at(manifest.body(), "data", "QUARKUS_DATASOURCE_REACTIVE_URL")))
                        .matches("postgresql://[^@]+");
            }
        }
        assertThat(strings(Manifests.read(Manifests.BASE.resolve("kustomization.yaml")).getFirst().body(), "resources"))
                .doesNotContain(TEMPLATE.getFileName().toString());
    }

    @Test
    void whatPodsTakeFromSecretsAndMapsIsInTheTemplates() {
        Map<String, Map<?, ?>> sources = new HashMap<>();
        Manifests.in(Manifests.BASE).stream().filter(m -> m.kind().equals("Secret"))
                .forEach(m -> sources.put("secret/" + m.name(), map(m.body().get("stringData"))));
        Manifests.in(Manifests.BASE).stream().filter(m -> m.kind().equals("ConfigMap"))
                .forEach(m -> sources.put("map/" + m.name(), map(m.body().get("data"))));
        for (Manifest manifest : withPods()) {
            for (Map<?, ?> container : containers(manifest)) {
                for (Map<?, ?> from : list(container, "envFrom")) {
                    assertThat(sources).containsKey(from.containsKey("secretRef")
                            ? "secret/" + at(from, "secretRef", "name") : "map/" + at(from, "configMapRef", "name"));
                }
                for (Map<?, ?> variable : list(container, "env")) {
                    Object reference = at(variable, "valueFrom", "secretKeyRef");
                    if (reference != null) {
                        assertThat(sources.get("secret/" + at(reference, "name")).get(at(reference, "key")))
                                .isNotNull();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
    void imagesAndPodsAgree(String dockerfile) {
        assertThat(Manifests.dockerfile(dockerfile, "EXPOSE")).containsExactly("8080", "9000");
        assertThat(Manifests.dockerfile(dockerfile, "ENV")).contains("SANJIAN_HOME=/var/lib/sanjian");
        String user = Manifests.dockerfile(dockerfile, "USER").getLast();
        for (Manifest manifest : List.of(Manifests.base("Deployment", "sanjian"),
                Manifests.base("Job", "sanjian-migration"))) {
            Object pod = at(manifest.podTemplate(), "spec");
            assertThat(at(pod, "securityContext", "runAsUser")).hasToString(user);
            assertThat(list(containers(manifest).getFirst(), "volumeMounts"))
                    .extracting(mount -> (Object) mount.get("mountPath"))
                    .isEqualTo(manifest.kind().equals("Job") ? List.of("/tmp", "/var/lib/sanjian")
                            : List.of("/var/lib/sanjian", "/tmp"));
        }
    }

    @Test
    void theBaseNamesImagesThatEveryOverlayPins() throws IOException {
        Set<String> names = new HashSet<>();
        withPods().forEach(manifest -> containers(manifest).forEach(c -> names.add(string(c.get("image")))));
        assertThat(names).containsExactlyInAnyOrder("sanjian", "curl");
        for (Path file : kustomizations()) {
            if (!file.startsWith(Manifests.BASE)
                    && Manifests.read(file).getFirst().kind().equals("Kustomization")) {
                List<Map<?, ?>> images = list(Manifests.read(file).getFirst().body(), "images");
                assertThat(images).extracting(image -> string(image.get("name")))
                        .containsExactlyInAnyOrderElementsOf(names);
                assertThat(images).allSatisfy(image -> assertThat(string(image.get("newTag"))).isNotEqualTo("latest")
                        .matches("[0-9][\\w.-]+"));
            }
        }
    }

    @Test
    void imagesAreBuiltWithoutTestsAndTheEmbeddedDatabase() throws IOException {
        List<String> ignored = Files.readAllLines(Path.of(".dockerignore"));
        assertThat(ignored).contains("*").filteredOn(line -> line.startsWith("!"))
                .containsExactlyInAnyOrder("!pom.xml", "!.config", "!src/main");
    }

    @Test
    void aRepeatedTriggerSendsTheSameKeyAndAnotherTimeAnotherOne() {
        Map<?, ?> container = containers(Manifests.base("CronJob", "sanjian-run")).getFirst();
        assertThat(list(container, "env")).anySatisfy(variable -> {
            assertThat(variable.get("name")).isEqualTo("JOB_NAME");
            assertThat(at(variable, "valueFrom", "fieldRef", "fieldPath"))
                    .isEqualTo("metadata.labels['batch.kubernetes.io/job-name']");
        });
        assertThat(strings(container, "command").getLast()).contains("Idempotency-Key: $JOB_NAME")
                .contains("\"wholeCity\": true")
                .contains("http://" + Manifests.base("Service", "sanjian").name() + "/api/v1/recommendation-runs");
    }

    /** Policies of the same Pods add up: one that lets gateways be called takes nothing away. */
    @Test
    void aGatewayOnAnotherPortOrAPrivateAddressIsAComponentAway() {
        Manifest gateways =
                Manifests.read(Manifests.ROOT.resolve("components/gateway-egress/gateways.yaml")).getFirst();
        Manifest service = Manifests.base("NetworkPolicy", "sanjian");
        assertThat(gateways.name()).isNotEqualTo(service.name());
        assertThat(map(at(gateways.body(), "spec", "podSelector", "matchLabels")))
                .isEqualTo(map(at(service.body(), "spec", "podSelector", "matchLabels")));
        assertThat(strings(gateways.body(), "spec", "policyTypes")).containsExactly("Egress");
        List<Map<?, ?>> rules = list(gateways.body(), "spec", "egress");
        assertThat(rules).flatExtracting(rule -> list(rule, "ports")).extracting(port -> (Object) port.get("port"))
                .contains(1992);
        assertThat(rules).allSatisfy(rule -> assertThat(list(rule, "to")).isNotEmpty().allSatisfy(to -> assertThat(
                string(at(to, "ipBlock", "cidr"))).as("no more than one address").endsWith("/32")));
    }

    /** All that may be open at once: a roll-out adds a replica, and the migration may run meanwhile. */
    @Test
    void theReplicasTogetherFitIntoPostgresqlsConnectionsAndTheGuideSaysHow() throws IOException {
        Properties settings = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(in);
        }
        int pool = Integer.parseInt(string(at(Manifests.base("ConfigMap", "sanjian").body(), "data",
                "QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE")));
        int flyway = Integer.parseInt(settings.getProperty("quarkus.datasource.jdbc.max-size"));
        int replicas = (Integer) at(Manifests.base("HorizontalPodAutoscaler", "sanjian").body(), "spec", "maxReplicas");
        int surge = (Integer) at(Manifests.base("Deployment", "sanjian").body(), "spec", "strategy", "rollingUpdate",
                "maxSurge");
        int own = OF_THEIR_OWN;
        int sum = (replicas + surge + 1) * (pool + own + flyway);
        assertThat(sum).as("PostgreSQL's default of 100, less 3 that it keeps for superusers").isLessThanOrEqualTo(97);
        assertThat(Files.readString(Path.of("docs/deploy.md"))).contains("(%d + %d + 1) x (%d + %d + %d) = %d"
                .formatted(replicas, surge, pool, own, flyway, sum));
    }

    private static Map<?, ?> labels(Manifest manifest) {
        return map(at(manifest.podTemplate(), "metadata", "labels"));
    }

    private static List<Map<?, ?>> containers(Manifest manifest) {
        return list(manifest.podTemplate(), "spec", "containers");
    }
}
