package io.sanjian.index.document;

import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.PostingFacts.Demands;
import io.sanjian.matching.PostingFacts.Key;
import io.sanjian.matching.PostingFacts.MonthlyPay;
import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.matching.PostingFacts.Validity;
import io.sanjian.matching.PostingFacts.Work;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.area.Place;
import io.sanjian.reference.terms.AgeRange;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Schooling;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * {@link PostingFacts} as bytes, about 150 each, kept in a doc values column. A decoder is used by one thread for one
 * segment; equal titles, employers, places, dates and lists become one object, which halves the memory of the facts.
 */
public final class FactsCodec {
    private static final int ABSENT = -1;
    private static final Family[] FAMILIES = Family.values();
    private static final EmploymentForm[] FORMS = EmploymentForm.values();
    private static final Place.Precision[] PRECISIONS = Place.Precision.values();
    private static final Schooling[] SCHOOLINGS = Schooling.values();
    private static final Trait[] TRAITS = Trait.values();

    private final Map<Object, Object> shared = new HashMap<>();

    /** The bytes of a posting's facts. */
    public static BytesRef encode(PostingFacts facts) {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        try {
            out.writeVLong(facts.id());
            out.writeString(facts.externalId());
            out.writeString(facts.employerKey());
            out.writeString(facts.duplicateKey());
            out.writeString(facts.title());
            writeWork(out, facts.work());
            writePlace(out, facts.place());
            out.writeZInt(facts.pay().min());
            out.writeZInt(facts.pay().max());
            writeDemands(out, facts.demands());
            out.writeByte((byte) (facts.closed() ? 1 : 0));
            out.writeZLong(facts.publishedOn().toEpochDay());
            out.writeZLong(facts.validThrough() == null ? Long.MIN_VALUE : facts.validThrough().toEpochDay());
            int traits = 0;
            for (Trait trait : facts.traits()) {
                traits |= 1 << trait.ordinal();
            }
            out.writeVInt(traits);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return new BytesRef(out.toArrayCopy());
    }

    private static void writeAll(ByteBuffersDataOutput out, Collection<String> strings) throws IOException {
        out.writeVInt(strings.size());
        for (String string : strings) {
            out.writeString(string);
        }
    }

    private static void writeWork(ByteBuffersDataOutput out, Work work) throws IOException {
        out.writeByte((byte) work.family().ordinal());
        writeAll(out, work.trades());
        out.writeByte((byte) work.form().ordinal());
        out.writeVInt(work.openings());
    }

    private static void writeDemands(ByteBuffersDataOutput out, Demands demands) throws IOException {
        out.writeZInt(demands.age() == null || demands.age().min() == null ? ABSENT : demands.age().min());
        out.writeZInt(demands.age() == null || demands.age().max() == null ? ABSENT : demands.age().max());
        writeAll(out, demands.certificates());
        out.writeVInt(demands.years());
        out.writeByte((byte) (demands.schooling() == null ? ABSENT : demands.schooling().ordinal()));
    }

    private static void writePlace(ByteBuffersDataOutput out, Place place) throws IOException {
        out.writeString(place.areaCode());
        out.writeString(place.townCode() == null ? "" : place.townCode());
        out.writeLong(Double.doubleToLongBits(place.point().lat()));
        out.writeLong(Double.doubleToLongBits(place.point().lon()));
        out.writeByte((byte) place.precision().ordinal());
    }

    /** @throws IOException if these are not the bytes of facts */
    public PostingFacts decode(BytesRef bytes) throws IOException {
        ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        return new PostingFacts(
                new Key(in.readVLong(), in.readString(), one(in.readString()), in.readString()), one(in.readString()),
                readWork(in), readPlace(in), one(new MonthlyPay(in.readZInt(), in.readZInt())), readDemands(in),
                one(new Validity(in.readByte() == 1, readDay(in), readDay(in))), readTraits(in));
    }

    private Work readWork(ByteArrayDataInput in) throws IOException {
        return one(new Work(FAMILIES[in.readByte()], one(readCodes(in)), FORMS[in.readByte()], in.readVInt()));
    }

    private Demands readDemands(ByteArrayDataInput in) throws IOException {
        AgeRange age = readAge(in);
        Set<String> certificates = one(Set.copyOf(readCodes(in)));
        int years = in.readVInt();
        int schooling = in.readByte();
        return one(new Demands(age, certificates, years, schooling == ABSENT ? null : SCHOOLINGS[schooling]));
    }

    /** Codes are looked up a hundred times per match: as the very objects of the reference data, that is quicker. */
    private List<String> readCodes(ByteArrayDataInput in) throws IOException {
        int size = in.readVInt();
        List<String> strings = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            strings.add(in.readString().intern());
        }
        return List.copyOf(strings);
    }

    private Place readPlace(ByteArrayDataInput in) throws IOException {
        String area = one(in.readString());
        String town = one(in.readString());
        GeoPoint point = new GeoPoint(Double.longBitsToDouble(in.readLong()), Double.longBitsToDouble(in.readLong()));
        return one(new Place(area, town.isEmpty() ? null : town, point, PRECISIONS[in.readByte()]));
    }

    private AgeRange readAge(ByteArrayDataInput in) throws IOException {
        int min = in.readZInt();
        int max = in.readZInt();
        return min == ABSENT && max == ABSENT ? null
                : one(new AgeRange(min == ABSENT ? null : (Integer) min, max == ABSENT ? null : (Integer) max));
    }

    private LocalDate readDay(ByteArrayDataInput in) throws IOException {
        long day = in.readZLong();
        return day == Long.MIN_VALUE ? null : one(LocalDate.ofEpochDay(day));
    }

    private Set<Trait> readTraits(ByteArrayDataInput in) throws IOException {
        int bits = in.readVInt();
        EnumSet<Trait> traits = EnumSet.noneOf(Trait.class);
        for (Trait trait : TRAITS) {
            if ((bits & 1 << trait.ordinal()) != 0) {
                traits.add(trait);
            }
        }
        return one(Collections.unmodifiableSet(traits));
    }

    /** The first object equal to this one. Sets and lists are told apart by their own {@code equals}. */
    @SuppressWarnings("unchecked")
    private <T> T one(T value) {
        return (T) shared.computeIfAbsent(value, same -> same);
    }
}
