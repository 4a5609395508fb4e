package io.sanjian.posting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.imports.RowParser.Parsed;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.cluster.Cluster;
import io.sanjian.reference.cluster.Clusters;
import io.sanjian.reference.terms.AgeRange;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.trade.Certificate;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trades;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reads a posting from the fields of an import row or an API body (DESIGN 9, {@code docs/import.md}). What no field can
 * hold (a trade that no table knows, "若干" openings) is added to the description, where the index reads it: a row is
 * never rejected for it, and nothing of it is lost.
 */
@ApplicationScoped
public class PostingFields {
    static final int ID_LENGTH = 200;
    static final int MAX_OPENINGS = 100_000;
    private static final int TITLE_LENGTH = 200;
    private static final int TEXT_LENGTH = 300;
    private static final int DESCRIPTION_LENGTH = 20_000;

    private final PlaceFields places;
    private final Trades trades;
    private final Certificates certificates;
    private final Clusters clusters;

    public PostingFields(PlaceFields places, Trades trades, Certificates certificates, Clusters clusters) {
        this.places = places;
        this.trades = trades;
        this.certificates = certificates;
        this.clusters = clusters;
    }

    /** As {@link #read(String, BodyFields, AreaScope)}, of one posting that can be sent again: each fault costs it. */
    public Parsed<Posting> read(String source, ObjectNode row, AreaScope reach) {
        return read(source, new BodyFields(row), reach);
    }

    /** As {@link #read(String, BodyFields, AreaScope)}, of a row of many: a field that cannot be read is left out. */
    Parsed<Posting> readRow(String source, ObjectNode row, AreaScope reach) {
        return read(source, BodyFields.ofRow(row, UnaryOperator.identity()), reach);
    }

    /**
     * @param source  who publishes it
     * @param fields  of the row; faults gather in the answer
     * @param reach  areas for which the caller may publish
     * @return without id; {@code publishedAt} and status null where the row does not say
     */
    private Parsed<Posting> read(String source, BodyFields fields, AreaScope reach) {
        List<String> notes = new ArrayList<>();
        String externalId = fields.requiredCode("externalId", ID_LENGTH);
        String title = fields.requiredText("title", TITLE_LENGTH);
        String description = HtmlText.plain(fields.text("description", DESCRIPTION_LENGTH));
        note(notes, "要求", HtmlText.plain(fields.text("requirements", DESCRIPTION_LENGTH)));
        PlaceFields.Found place = places.read(fields, reach);
        Family family = fields.constant("family", Family.class, Family::label);
        String employer = fields.text("employer", TEXT_LENGTH);
        String cluster = cluster(fields);
        List<String> tradeCodes = codes(fields, "trades", notes, name -> trades.byName(name).map(Trade::code));
        List<String> papers = codes(fields, "certificates", notes,
                name -> certificates.byName(name).map(Certificate::code));
        String address = fields.text("address", TEXT_LENGTH);
        Pay pay = PayFields.read(fields, notes);
        PlausiblePay.check(fields, pay);
        AgeRange age = AgeFields.read(fields, notes);
        Posting.Work work = new Posting.Work(family == null ? Family.GENERAL : family, cluster, tradeCodes, papers,
                fields.text("education", 100), OpeningsField.read(fields, notes),
                fields.constant("employmentForm", EmploymentForm.class, EmploymentForm::label));
        List<String> benefits = fields.list("benefits", 50, 100);
        String contact = fields.text("contact", TEXT_LENGTH);
        LocalDate publishedAt = fields.date("publishedAt");
        Posting.Validity validity = new Posting.Validity(publishedAt, LastDayField.read(fields, publishedAt, notes),
                StatusField.read(fields), null);
        fields.warnOfUnread();
        if (!fields.violations().isEmpty()) {
            return new Parsed<>(externalId, null, fields.violations(), fields.warnings());
        }
        Posting posting = new Posting(new Posting.Key(null, source, externalId),
                new Posting.Text(title, employer, joined(description, notes), benefits, contact), work,
                new Posting.Place(place.areaCode(), place.townCode(), address, place.point()), pay, age, validity);
        return new Parsed<>(externalId, posting, List.of(), fields.warnings());
    }

    /** Adds what no field could hold to what is read as text. */
    static void note(List<String> notes, String label, String text) {
        if (text != null) {
            notes.add(label + "：" + text);
        }
    }

    /** The description, with what no field could hold. */
    private static String joined(String description, List<String> notes) {
        if (description != null) {
            notes.addFirst(description);
        }
        return notes.isEmpty() ? null : String.join("\n", notes);
    }

    private String cluster(BodyFields fields) {
        String name = fields.text("cluster", 100);
        if (name == null) {
            return null;
        }
        Optional<Cluster> found = clusters.byName(name);
        if (found.isEmpty()) {
            fields.leaveOut(Violation.unknownCode("cluster", name,
                    clusters.all().stream().map(Cluster::code).distinct().limit(50).toList()));
        }
        return found.map(Cluster::code).orElse(null);
    }

    private static List<String> codes(BodyFields fields, String path, List<String> notes,
            Function<String, Optional<String>> byName) {
        Set<String> codes = new LinkedHashSet<>();
        for (String name : fields.list(path, 50, 200)) {
            byName.apply(name).ifPresentOrElse(codes::add, () -> {
                fields.warn(path, "UNKNOWN_CODE", "'{0}' is in no table; it is read as text", name);
                note(notes, path.equals("trades") ? "工种" : "证书要求", name);
            });
        }
        return List.copyOf(codes);
    }
}
