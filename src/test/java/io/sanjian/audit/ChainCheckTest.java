package io.sanjian.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.sanjian.audit.Verification.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainCheckTest {
    private static final Instant NOON = Instant.parse("2026-01-20T04:00:00Z");
    private static final byte[] START = new byte[Entry.HASH_BYTES];

    @Test
    void aWholeChainIsWhole() {
        List<ChainCheck.Stored> chain = chain(10);
        Verification found = verify(chain, chain, null);
        assertThat(found.faults()).isEmpty();
        assertThat(found.ok()).isTrue();
        assertThat(found.entries()).isEqualTo(10);
        assertThat(verify(chain, chain, found.head()).ok()).isTrue();
    }

    @Test
    void anEmptyChainIsWhole() {
        assertThat(new ChainCheck(0, START, Duration.ofHours(1), null).end(0, START, 1, NOON).ok()).isTrue();
    }

    @Test
    void aChangeOfAnyFieldIsFoundWhereItIs() {
        List<Entry> changes = List.of(entry(5, "somebody", "READ", 7L, null, null, null, null, NOON),
                entry(5, "officer", "LIST", 7L, null, null, null, null, NOON),
                entry(5, "officer", "READ", 8L, null, null, null, null, NOON),
                entry(5, "officer", "READ", null, null, null, null, null, NOON),
                entry(5, "officer", "READ", 7L, "inbox", null, null, null, NOON),
                entry(5, "officer", "READ", 7L, null, List.of("phone"), null, null, NOON),
                entry(5, "officer", "READ", 7L, null, null, "OTHER", null, NOON),
                entry(5, "officer", "READ", 7L, null, null, null, new byte[32], NOON),
                entry(5, "officer", "READ", 7L, null, null, null, null, NOON.plusMillis(1)),
                entry(99, "officer", "READ", 7L, null, null, null, null, NOON));
        List<ChainCheck.Stored> whole = chain(10);
        for (Entry change : changes) {
            List<ChainCheck.Stored> changed = new ArrayList<>(whole);
            changed.set(4, stored(change, 5, whole.get(4).hash()));
            assertThat(verify(changed, whole, null).faults()).as("%s", change)
                    .extracting(Verification.Fault::kind, Verification.Fault::seq)
                    .contains(tuple(Kind.CHANGED, 5L)).hasSize(1);
        }
    }

    @Test
    void whatIsGoneIsFoundAtTheBeginningInTheMiddleAndAtTheEnd() {
        List<ChainCheck.Stored> whole = chain(10);
        for (int gone : List.of(0, 4, 9)) {
            List<ChainCheck.Stored> rest = new ArrayList<>(whole);
            rest.remove(gone);
            assertThat(verify(rest, whole, null).faults()).extracting(Verification.Fault::kind, Verification.Fault::seq)
                    .containsExactly(tuple(Kind.MISSING, gone + 1L));
        }
    }

    @Test
    void whatWasPutInBetweenOrMovedIsFound() {
        List<ChainCheck.Stored> whole = chain(4);
        List<ChainCheck.Stored> inserted = new ArrayList<>(whole.subList(0, 2));
        inserted.add(stored(entry(50, "x", "READ", 1L, null, null, null, null, NOON), 3, whole.get(2).hash()));
        inserted.add(stored(whole.get(2).entry(), 4, whole.get(2).hash()));
        inserted.add(stored(whole.get(3).entry(), 5, whole.get(3).hash()));
        assertThat(verify(inserted, whole, null).faults()).extracting(Verification.Fault::kind)
                .contains(Kind.CHANGED, Kind.BEYOND_END);
        List<ChainCheck.Stored> swapped = List.of(whole.get(0), stored(whole.get(2).entry(), 2, whole.get(2).hash()),
                stored(whole.get(1).entry(), 3, whole.get(1).hash()), whole.get(3));
        assertThat(verify(swapped, whole, null).faults()).extracting(Verification.Fault::seq).contains(2L, 3L);
    }

    @Test
    void aChainThatWasMadeAnewIsFoundByAnAnchor() {
        List<ChainCheck.Stored> whole = chain(10);
        Verification.Head anchor = verify(whole.subList(0, 6), whole.subList(0, 6), null).head();
        List<ChainCheck.Stored> anew = chain(10, "forger");
        assertThat(verify(anew, anew, null).ok()).isTrue();
        assertThat(verify(anew, anew, anchor).faults()).extracting(Verification.Fault::kind)
                .containsExactly(Kind.OTHER_CHAIN);
        assertThat(verify(whole.subList(0, 5), whole.subList(0, 5), anchor).faults())
                .extracting(Verification.Fault::kind).containsExactly(Kind.MISSING);
    }

    @Test
    void whatNamesATimeLongAgoIsFoundAndWhatIsALittleLateIsNot() {
        byte[] hash = START;
        List<ChainCheck.Stored> chain = new ArrayList<>();
        for (Instant at : List.of(NOON, NOON.minusSeconds(60), NOON.minus(Duration.ofHours(2)))) {
            Entry entry = entry(chain.size() + 1, "a", "READ", 1L, null, null, null, null, at);
            hash = entry.hash(hash, chain.size() + 1);
            chain.add(stored(entry, chain.size() + 1, hash));
        }
        assertThat(verify(chain, chain, null).faults()).extracting(Verification.Fault::kind, Verification.Fault::seq)
                .containsExactly(tuple(Kind.BACKDATED, 3L));
    }

    private static List<ChainCheck.Stored> chain(int size) {
        return chain(size, "officer");
    }

    private static List<ChainCheck.Stored> chain(int size, String actor) {
        List<ChainCheck.Stored> chain = new ArrayList<>();
        byte[] hash = START;
        for (int i = 1; i <= size; i++) {
            Entry entry = entry(i, actor, "READ", 7L, null, null, null, null, NOON);
            hash = entry.hash(hash, i);
            chain.add(stored(entry, i, hash));
        }
        return chain;
    }

    private static Verification verify(List<ChainCheck.Stored> chain, List<ChainCheck.Stored> sealed,
            Verification.Head anchor) {
        ChainCheck check = new ChainCheck(0, START, Duration.ofHours(1), anchor);
        chain.forEach(check::next);
        ChainCheck.Stored last = sealed.getLast();
        Verification found = check.end(last.seq(), last.hash(), 1, NOON);
        assertThat(found.head().hash()).isEqualTo(HexFormat.of().formatHex(last.hash()));
        assertThat(Arrays.equals(last.hash(), START)).isFalse();
        return found;
    }

    private static ChainCheck.Stored stored(Entry entry, long seq, byte[] hash) {
        return new ChainCheck.Stored(entry, seq, hash, null, null, false);
    }

    private static Entry entry(long id, String actor, String action, Long workerId, String detail, List<String> fields,
            String reason, byte[] noteHash, Instant at) {
        return new Entry(id, at, actor, action, workerId, detail, fields, reason, noteHash);
    }
}
