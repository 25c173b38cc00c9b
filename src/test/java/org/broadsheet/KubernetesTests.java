package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.convert.DurationStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each overlay as kubectl renders it, read by the API's own classes; and what it says to Broadsheet, by its settings. */
class KubernetesTests {
    private static final ObjectMapper API = new ObjectMapper();
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.ofEntries(
            Map.entry("v1 Namespace", Namespace.class),
            Map.entry("apps/v1 Deployment", Deployment.class),
            Map.entry("v1 Service", Service.class),
            Map.entry("v1 ServiceAccount", ServiceAccount.class),
            Map.entry("v1 ConfigMap", ConfigMap.class),
            Map.entry("v1 Secret", Secret.class),
            Map.entry("networking.k8s.io/v1 Ingress", Ingress.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("postgresql.cnpg.io/v1 Cluster", GenericKubernetesResource.class));

    private static final Map<String, List<Map<String, Object>>> RENDERED = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production", "cloudnative-pg"})
    void everyFieldIsOneThatTheApiKnows(String overlay) {
        List<HasMetadata> objects = objects(overlay);

        assertThat(objects).extracting(HasMetadata::getKind).contains("Deployment", "Namespace", "NetworkPolicy");
        List<String> unknown = new ArrayList<>();
        for (HasMetadata object : objects) unknown(object, object.getKind(), unknown);
        assertThat(unknown).isEmpty();
        assertThat(objects)
                .extracting(
                        object -> object.getKind() + " " + object.getMetadata().getName())
                .doesNotHaveDuplicates();
    }

    // The API's classes keep what they do not know in a map of their own.
    private static void unknown(Object value, String path, List<String> found) {
        if (value instanceof Collection<?> all) all.forEach(one -> unknown(one, path + "[]", found));
        // CloudNativePG's own classes are not here.
        if (!(value instanceof KubernetesResource) || value instanceof GenericKubernetesResource) return;
        for (var method : value.getClass().getMethods()) {
            boolean getter = method.getName().startsWith("get") && method.getParameterCount() == 0;
            if (!getter) continue;
            Object inner = call(method, value);
            if (method.getName().equals("getAdditionalProperties"))
                ((Map<?, ?>) inner).keySet().forEach(key -> found.add(path + "." + key));
            else unknown(inner, path + "." + method.getName().substring(3), found);
        }
    }

    private static Object call(java.lang.reflect.Method method, Object on) {
        try {
            return method.invoke(on);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(method.toString(), e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production", "cloudnative-pg"})
    void whatIsReferredToIsThereOrMadeByTheOperator(String overlay) {
        Set<String> madeByHand = Set.of("broadsheet-relay", "broadsheet-console", "broadsheet-api", "broadsheet-dkim");
        Set<String> there = new HashSet<>(names(overlay, "Secret"));
        if (!overlay.equals("demo")) there.addAll(madeByHand);
        if (overlay.equals("production")) there.add("broadsheet-database");
        names(overlay, "Cluster").forEach(cluster -> there.add(cluster + "-app"));

        for (PodSpec pod : pods(overlay)) {
            for (Container container : pod.getContainers()) {
                container.getEnv().stream()
                        .filter(env -> env.getValueFrom() != null)
                        .map(env -> env.getValueFrom().getSecretKeyRef())
                        .filter(secret -> !Boolean.TRUE.equals(secret.getOptional()))
                        .forEach(secret -> assertThat(there).contains(secret.getName()));
                container.getVolumeMounts().forEach(mount -> assertThat(pod.getVolumes())
                        .extracting(io.fabric8.kubernetes.api.model.Volume::getName)
                        .contains(mount.getName()));
            }
            pod.getVolumes().stream()
                    .filter(volume -> volume.getConfigMap() != null)
                    .forEach(volume -> assertThat(names(overlay, "ConfigMap"))
                            .contains(volume.getConfigMap().getName()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production", "cloudnative-pg"})
    void nothingRunsAsRootOrWritesOutsideItsVolumes(String overlay) {
        assertThat(pods(overlay)).isNotEmpty().allSatisfy(pod -> {
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getContainers()).allSatisfy(container -> {
                assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                        .isTrue();
                assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                        .isFalse();
                assertThat(container.getSecurityContext().getCapabilities().getDrop())
                        .containsExactly("ALL");
                assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
                assertThat(container.getResources().getLimits()).containsKey("memory");
                assertThat(container.getReadinessProbe()).isNotNull();
            });
        });
    }

    /** What is stopped one after the other, in seconds: the wait of preStop, places, runs, deliveries, requests. */
    @ParameterizedTest
    @ValueSource(strings = {"demo", "production", "cloudnative-pg"})
    void whoeverIsToldToStopHasTheTimeForIt(String overlay) {
        assertThat(broadsheets(overlay)).hasSize(2).allSatisfy(pod -> {
            Container container = pod.getContainers().get(0);
            Map<String, String> said = new HashMap<>();
            container.getEnv().forEach(env -> said.put(env.getName(), env.getValue()));
            boolean delivers = said.get("BROADSHEET_ROLES").contains("deliver");
            long wait = container.getLifecycle().getPreStop().getSleep().getSeconds();
            Duration requests = DurationStyle.detectAndParse(said.get("SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE"));

            long longest = wait + (delivers ? 15 + 20 : 10 + requests.toSeconds());
            assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThan(longest);
            assertThat(container.getStartupProbe().getHttpGet().getPath()).endsWith("/liveness");
            assertThat(container.getLivenessProbe().getHttpGet().getPath()).endsWith("/liveness");
            assertThat(container.getReadinessProbe().getHttpGet().getPath()).endsWith("/readiness");
        });
    }

    /** What is loaded into the cluster's nodes is what they look for: without a tag it would be pulled, always. */
    @Test
    void theDemoRunsTheImageThatTheBuildMakes() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String version = pom.replaceAll("(?s).*?<artifactId>broadsheet</artifactId>\\s*<version>([^<]+)<.*", "$1");
        String made = pom.replaceAll("(?s).*<to>\\s*<image>([^<]+)<.*", "$1").replace("${project.version}", version);

        assertThat(broadsheets("demo")).hasSize(2).allSatisfy(pod -> assertThat(
                        pod.getContainers().get(0).getImage())
                .isEqualTo(made));
    }

    @Test
    void theDatabaseBroughtAlongIsTheOneAskedAndHasRoomForAllAndLosesNothing() {
        GenericKubernetesResource cluster = only(GenericKubernetesResource.class, "cloudnative-pg");
        String database = cluster.get("spec", "bootstrap", "initdb", "database");
        String url = "jdbc:postgresql://" + cluster.getMetadata().getName() + "-rw:5432/" + database
                + "?sslmode=verify-full&sslrootcert=/broadsheet/database/ca.crt";
        assertThat(broadsheets("cloudnative-pg")).hasSize(2).allSatisfy(pod -> assertThat(
                        pod.getContainers().get(0).getEnv())
                .anyMatch(env -> env.getName().equals("SPRING_DATASOURCE_URL") && url.equals(env.getValue())));

        // Two of web, the most workers, and one more of each while a new version comes; 26 connections each at most.
        int workers =
                only(HorizontalPodAutoscaler.class, "cloudnative-pg").getSpec().getMaxReplicas();
        int room = Integer.parseInt(cluster.get("spec", "postgresql", "parameters", "max_connections"));
        assertThat(room).isGreaterThan((2 + workers + 2) * 26);
        int copies = cluster.get("spec", "postgresql", "synchronous", "number");
        int instances = cluster.get("spec", "instances");
        assertThat(copies).isBetween(1, instances - 2);
    }

    @Test
    void theDemoCannotBeReachedFromOutsideAndHasNoKnownPassword() throws IOException {
        assertThat(names("demo", "Ingress")).isEmpty();
        assertThat(objects("demo").stream().filter(Service.class::isInstance).map(Service.class::cast))
                .allSatisfy(service -> assertThat(service.getSpec().getType()).isIn(null, "ClusterIP"));
        for (PodSpec pod : broadsheets("demo"))
            assertThat(variables(pod)).doesNotContain("BROADSHEET_CONSOLE_ADMIN_PASSWORD");
        assertThat(names("demo", "Secret")).noneMatch(name -> name.startsWith("broadsheet-console"));
        assertThat(policies("demo")).containsKeys("postgres", "mailpit", "broadsheet", "broadsheet-web");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production", "cloudnative-pg"})
    void everyDoorSaysWhoMayComeAndNoWayLeadsToTheMetadataService(String overlay) {
        policies(overlay).forEach((name, policy) -> {
            assertThat(policy.getSpec().getIngress()).allSatisfy(rule -> {
                assertThat(rule.getFrom()).as(name).isNotEmpty();
                assertThat(rule.getPorts()).as(name).isNotEmpty();
            });
            if (policy.getSpec().getEgress() == null) return;
            assertThat(policy.getSpec().getEgress()).allSatisfy(rule -> {
                assertThat(rule.getTo()).as(name).isNotEmpty();
                rule.getTo().stream()
                        .filter(to -> to.getIpBlock() != null)
                        .map(to -> to.getIpBlock())
                        .filter(block -> block.getCidr().endsWith("/0"))
                        .forEach(block -> assertThat(block.getExcept()).containsAnyOf("169.254.0.0/16", "fe80::/10"));
            });
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production", "cloudnative-pg"})
    void namespaceRefusesPodsThatAreNotRestricted(String overlay) {
        assertThat(only(Namespace.class, overlay).getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "cloudnative-pg"})
    void aWorkerHasNoSecretOfThePagesAndEveryImageIsPinned(String overlay) {
        for (PodSpec pod : broadsheets(overlay)) {
            boolean pages =
                    pod.getContainers().get(0).getEnv().stream().anyMatch(env -> "web,schedule".equals(env.getValue()));
            List<String> secrets = List.of("BROADSHEET_CONSOLE_ADMIN_PASSWORD", "BROADSHEET_API_TOKEN");
            if (pages) assertThat(variables(pod)).containsAll(secrets);
            else assertThat(variables(pod)).doesNotContainAnyElementsOf(secrets);
            assertThat(pod.getContainers().get(0).getImage()).contains("@sha256:");
        }
    }

    private static List<String> variables(PodSpec pod) {
        return pod.getContainers().get(0).getEnv().stream()
                .map(io.fabric8.kubernetes.api.model.EnvVar::getName)
                .toList();
    }

    private static Map<String, NetworkPolicy> policies(String overlay) {
        Map<String, NetworkPolicy> policies = new HashMap<>();
        for (HasMetadata object : objects(overlay))
            if (object instanceof NetworkPolicy policy)
                policies.put(policy.getMetadata().getName(), policy);
        return policies;
    }

    private static <T> T only(Class<T> kind, String overlay) {
        var found = objects(overlay).stream().filter(kind::isInstance).toList();
        assertThat(found).hasSize(1);
        return kind.cast(found.get(0));
    }

    private static List<PodSpec> broadsheets(String overlay) {
        return pods(overlay).stream()
                .filter(pod -> pod.getContainers().get(0).getName().equals("broadsheet"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production", "cloudnative-pg"})
    void everySettingNamedIsASetting(String overlay) throws IOException {
        Set<String> known = settings();
        assumeTrue(known.contains("broadsheet.site.url"), "the build makes no configuration metadata");
        Set<String> named = new TreeSet<>();
        for (PodSpec pod : pods(overlay))
            for (Container container : pod.getContainers())
                if (container.getImage().contains("broadsheet"))
                    container.getEnv().forEach(env -> named.add(env.getName()));
        Set<String> variables = new HashSet<>();
        known.forEach(
                name -> variables.add(name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT)));
        assertThat(named).hasSizeGreaterThan(5).isSubsetOf(variables);

        List<String> written = new ArrayList<>();
        for (Map<String, Object> object : rendered(overlay)) {
            if (!object.get("kind").equals("ConfigMap")) continue;
            Map<?, ?> data = (Map<?, ?>) object.get("data");
            flatten("", yaml().load((String) data.get("application.yml")), written);
        }
        assertThat(written)
                .hasSizeGreaterThan(8)
                .allSatisfy(key -> assertThat(isSetting(key, known)).as(key).isTrue());
    }

    // Below a map or a list of settings, their names are the newsroom's own.
    private static boolean isSetting(String key, Set<String> known) {
        if (known.contains(key)) return true;
        return Stream.of("broadsheet.digests", "broadsheet.feeds", "spring.mail.properties")
                .anyMatch(open -> known.contains(open) && key.startsWith(open + "."));
    }

    private static void flatten(String prefix, Object value, List<String> keys) {
        if (value instanceof Map<?, ?> map)
            map.forEach((key, inner) -> flatten(prefix.isEmpty() ? "" + key : prefix + "." + key, inner, keys));
        else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map)
            list.forEach(inner -> flatten(prefix, inner, keys));
        else keys.add(prefix);
    }

    private static Set<String> settings() throws IOException {
        Set<String> names = new HashSet<>();
        var files = KubernetesTests.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json");
        for (URL file : Collections.list(files)) {
            JsonNode root = JsonMapper.shared().readTree(file.openStream().readAllBytes());
            root.path("properties").forEach(p -> names.add(p.path("name").asString()));
        }
        return names;
    }

    private static List<String> names(String overlay, String kind) {
        return objects(overlay).stream()
                .filter(object -> object.getKind().equals(kind))
                .map(object -> object.getMetadata().getName())
                .toList();
    }

    private static List<PodSpec> pods(String overlay) {
        return objects(overlay).stream()
                .filter(Deployment.class::isInstance)
                .map(object -> ((Deployment) object).getSpec().getTemplate().getSpec())
                .toList();
    }

    private static List<HasMetadata> objects(String overlay) {
        List<HasMetadata> objects = new ArrayList<>();
        for (Map<String, Object> object : rendered(overlay)) {
            String kind = object.get("apiVersion") + " " + object.get("kind");
            assertThat(KINDS).containsKey(kind);
            objects.add(API.convertValue(object, KINDS.get(kind)));
        }
        return objects;
    }

    private static List<Map<String, Object>> rendered(String overlay) {
        return RENDERED.computeIfAbsent(overlay, KubernetesTests::render);
    }

    private static List<Map<String, Object>> render(String overlay) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (Object object : yaml().loadAll(kustomize("k8s/overlays/" + overlay))) {
            @SuppressWarnings("unchecked")
            Map<String, Object> map = (Map<String, Object>) object;
            objects.add(map);
        }
        return objects;
    }

    private static Yaml yaml() {
        return new Yaml(new SafeConstructor(new LoaderOptions()));
    }

    private static String kustomize(String folder) {
        try {
            Process kubectl = new ProcessBuilder("kubectl", "kustomize", folder)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String out = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(kubectl.waitFor()).as("kubectl kustomize " + folder).isZero();
            return out;
        } catch (IOException e) {
            assumeTrue(false, "kubectl is not here: " + e.getMessage());
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
