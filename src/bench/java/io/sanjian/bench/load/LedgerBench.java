package io.sanjian.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sanjian.bench.Stage;
import io.sanjian.support.People;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * A town's ledger file goes in, goes in once more, and comes out as the form. Every run enters new people.
 *
 * <p>Arguments: folder for data; {@code jvm} or a native executable; people (3000); JVM options ({@code -Xmx1g}).
 */
final class LedgerBench {
    private static final String TOWN = "500233102";
    private static final int VILLAGES = 8;
    private static final String HEADINGS = "村社,姓名,身份证号码,联系电话,返乡前务工区域,返乡前从事行业,返乡时间,返乡原因,是否有就业或创业意愿,是否已实现就业,未就业原因\n";

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Stage stage;

    private LedgerBench(Stage stage) {
        this.stage = stage;
    }

    static void main(String[] arguments) throws IOException, InterruptedException {
        int people = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3_000;
        try (Stage stage = Stage.open(Path.of(arguments[0]))) {
            stage.startService(arguments.length > 1 ? arguments[1] : "jvm",
                    arguments.length > 3 ? arguments[3] : "-Xmx1g", Map.of());
            LedgerBench bench = new LedgerBench(stage);
            bench.importFile("warm-up", file(500));
            String file = file(people);
            bench.importFile("new", file);
            bench.importFile("again", file);
            long start = System.nanoTime();
            byte[] form = bench.send(HttpRequest
                    .newBuilder(URI.create(stage.url() + "/ledger/export?area=" + TOWN + "&reason=BENEFIT")).GET());
            System.out.printf("%-8s %.2f s, %,d bytes; RSS %d MiB%n", "form", seconds(start), form.length,
                    stage.residentMebibytes());
        }
    }

    private void importFile(String what, String file) throws IOException, InterruptedException {
        long start = System.nanoTime();
        JsonNode counts = new ObjectMapper()
                .readTree(send(HttpRequest.newBuilder(URI.create(stage.url() + "/ledger/imports"))
                        .header("Content-Type", "text/csv; charset=utf-8").POST(BodyPublishers.ofString(file))))
                .get("counts");
        System.out.printf("%-8s %.2f s, %s; RSS %d MiB%n", what, seconds(start), counts, stage.residentMebibytes());
    }

    private byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(
                request.header("Authorization", "Bearer " + stage.adminToken()).build(), BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(response.statusCode() + ": " + new String(response.body()));
        }
        return response.body();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static String file(int people) {
        StringBuilder file = new StringBuilder(HEADINGS);
        for (int i = 0; i < people; i++) {
            file.append(String.format(Locale.ROOT, "%s%03d,冉%d,%s,138%08d,广东省深圳市,电子,2026-01-%02d,4,是,否,2%n", TOWN,
                    200 + i % VILLAGES, people + i, People.idNumber(), people * 10 + i, 1 + i % 28));
        }
        return file.toString();
    }
}
