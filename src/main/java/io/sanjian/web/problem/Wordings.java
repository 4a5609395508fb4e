package io.sanjian.web.problem;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Chooses the language in which a caller is answered: Chinese or English. */
@ApplicationScoped
public class Wordings {
    private static final String CATALOGUE = "/messages/zh.json";
    private static final String SPEAKS_CHINESE = "sanjian.speaks-chinese";
    private final Wording chinese;
    private final CurrentVertxRequest current;

    public Wordings(CurrentVertxRequest current) {
        this.current = current;
        try (InputStream in = Wordings.class.getResourceAsStream(CATALOGUE)) {
            Map<String, Map<String, String>> catalogue = new JsonMapper().readValue(in, new TypeReference<>() {
            });
            this.chinese = new Wording("zh", new Wording.Marks("“", "”", "所填的内容", "、"), catalogue.get("messages"),
                    catalogue.get("fields"), catalogue.get("words"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on this request is answered in Chinese, unless it asks for another language. */
    public static void preferChinese(RoutingContext request) {
        request.put(SPEAKS_CHINESE, true);
    }

    /** The language of the answers to the request that is being served. */
    public Wording current() {
        return of(current.getCurrent());
    }

    /** The language of the answers to a request. */
    public Wording of(RoutingContext request) {
        return of(request.request().headers().getAll(HttpHeaders.ACCEPT_LANGUAGE), request.get(SPEAKS_CHINESE) != null);
    }

    /**
     * The language that a header asks for most (RFC 9110, 12.5.4), the first of two that are asked for alike.
     *
     * @param accepted      values of the header {@code Accept-Language}
     * @param speaksChinese whether Chinese is taken where the header does not say
     */
    Wording of(List<String> accepted, boolean speaksChinese) {
        List<LanguageRange> ranges = accepted.stream().flatMap(value -> Stream.of(value.split(",")))
                .map(LanguageRange::of).filter(range -> !range.language().isEmpty()).toList();
        Wording usual = speaksChinese ? chinese : Wording.ENGLISH;
        if (ranges.isEmpty()) {
            return usual;
        }
        Optional<LanguageRange> best = ranges.stream().filter(range -> range.weight() > 0)
                .filter(range -> Stream.of(chinese.language(), Wording.ENGLISH.language(), LanguageRange.ANY)
                        .anyMatch(range.language()::equals))
                // stable: of two alike the first stays the first
                .sorted(Comparator.comparingDouble(LanguageRange::weight).reversed()).findFirst();
        return best.map(range -> range.language().equals(chinese.language()) ? chinese
                : range.language().equals(LanguageRange.ANY) ? usual : Wording.ENGLISH).orElse(Wording.ENGLISH);
    }

    /** @param language primary subtag of one element of the header, in lower case */
    private record LanguageRange(String language, double weight) {
        private static final String ANY = "*";
        private static final Pattern WEIGHT =
                Pattern.compile("(?i)[^;]*;\\s*q\\s*=\\s*(0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)\\s*");

        static LanguageRange of(String element) {
            String tag = element.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            Matcher weight = WEIGHT.matcher(element);
            return new LanguageRange(tag.split("[-_]", 2)[0],
                    weight.matches() ? Double.parseDouble(weight.group(1)) : 1);
        }
    }
}
