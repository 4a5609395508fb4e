package io.sanjian.reading;

import io.sanjian.reading.Piece.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Cuts an utterance into words. All words that any table knows at any place are edges of a lattice, each with a cost; the way
 * through with the least cost is taken. So the longest match is one choice among others: "种点菜" is 种菜 with 点 inside
 * rather than 点菜 behind an unknown 种, and nothing is read as mistyped where the literal words leave no hole.
 */
final class PieceLattice {
    /** A word costs as much as any other, so that few and long ones win. */
    private static final int WORD = 100;
    /** Words that say nothing come after those that say something where both are as long. */
    private static final int FILLER = 10;
    private static final int PLACE_OF_TRADE = 5;
    /** 点 in "种点菜": less than a word, more than nothing. */
    private static final int INFIX = 20;
    /** "老人我会照顾". */
    private static final int FRONTED = 80;
    /** A character that no table knows. */
    private static final int UNKNOWN = 160;
    /** A name that only sounds right, and each of its characters that is written otherwise. */
    private static final int SOUNDING = 70;
    private static final int OTHERWISE_WRITTEN = 45;
    /** A name of two characters that only sounds right, or one that is mostly written otherwise. */
    private static final int DOUBTFUL = 70;
    private static final int FRAMED = 70;
    private static final int NO_ROLE = 250;
    private static final Pattern FRAME_BEGINS =
            Pattern.compile("(?:[做当搞干招会开学是]|找个|做个|当个|寻个|谋个|份|个|做过|当过|搞过|有没得|有没有)$");
    private static final Pattern FRAME_ENDS = Pattern.compile("$|[ ,。;!?、的工嘛噻吗师]|来[当做干]|那种|这种|活|我|要不|招不|得行|可以|要得");
    private static final int LONGEST_FRAME = 3;
    private static final int GENERIC_NEGATION = 15;
    private static final String NUMERALS = "0123456789一二两三四五六七八九十百千万";
    private static final String SHORTFALL_BEGINS = "低少不没达拿给开";
    private static final int LONGEST_WORD = 8;
    /** How far before an unknown character a mistyped name may begin. */
    private static final int LONGEST_BEFORE_HOLE = 3;
    private static final int LONGEST_CAREER = 60;

    private final Vocabulary vocabulary;
    private final String text;
    private final BitSet written;
    private final int[] cost;
    private final Piece[] last;

    /** What the literal words at each place are, looked up once. */
    private final List<List<Edge>> literal;
    private final BitSet holes = new BitSet();
    private String folded;

    private record Edge(Type type, int end, Object of, int price) {
    }

    PieceLattice(Vocabulary vocabulary, String text) {
        this.vocabulary = vocabulary;
        this.text = text;
        this.written = vocabulary.circumstances().written(text);
        this.cost = new int[text.length() + 1];
        this.last = new Piece[text.length() + 1];
        this.literal = new ArrayList<>(Collections.nCopies(text.length(), null));
    }

    /** The pieces in their order, without gaps. */
    List<Piece> pieces() {
        List<Piece> literal = cheapest();
        literal.stream().filter(piece -> piece.type() == Type.UNKNOWN && Texts.isHan(text.charAt(piece.start())))
                .forEach(piece -> holes.set(Math.max(0, piece.start() - LONGEST_BEFORE_HOLE), piece.end()));
        if (holes.isEmpty()) {
            return literal;
        }
        folded = vocabulary.trades().sounds().fold(text);
        return cheapest();
    }

    private List<Piece> cheapest() {
        Arrays.fill(cost, Integer.MAX_VALUE);
        cost[0] = 0;
        for (int at = 0; at < text.length(); at++) {
            if (cost[at] < Integer.MAX_VALUE) {
                edges(at);
            }
        }
        List<Piece> pieces = new ArrayList<>();
        for (int at = text.length(); at > 0; at = last[at].start()) {
            pieces.add(last[at]);
        }
        return pieces.reversed();
    }

    private void edges(int at) {
        List<Edge> known = literal.get(at);
        if (known == null) {
            known = new ArrayList<>();
            literal.set(at, known);
            literalEdges(at, known);
        }
        known.forEach(edge -> take(edge, at));
        if (holes.get(at)) {
            for (TradeLexicon.Found found : vocabulary.trades().sounds().at(text, folded, at)) {
                take(new Edge(Type.TRADE, found.end(), found, WORD + sounding(found)
                        - (framed(text, at, found.end()) ? FRAMED : 0)), at);
            }
        }
    }

    private void literalEdges(int at, List<Edge> edges) {
        char here = text.charAt(at);
        if (!Texts.isHan(here) && !Texts.isAsciiLetterOrDigit(here)) {
            edges.add(new Edge(Type.MARK, at + 1, null, 0));
            return;
        }
        edges.add(new Edge(Type.UNKNOWN, at + 1, null, Texts.isHan(here) ? UNKNOWN : WORD));
        vocabulary.phrases().each(text, at,
                phrase -> edges.add(new Edge(Type.PHRASE, at + phrase.length(), phrase, price(phrase))));
        vocabulary.circumstances().each(text, written, at,
                phrase -> edges.add(new Edge(Type.PHRASE, at + phrase.length(), phrase, WORD)));
        vocabulary.trades().each(text, at, found -> edges.add(new Edge(Type.TRADE, found.end(), found,
                WORD + (found.word().cue() ? PLACE_OF_TRADE : 0)
                        + (found.decoy() && hasRole(text, at, found.end()) ? NO_ROLE : 0)
                        + INFIX * (found.end() - found.start() - found.length()))));
        vocabulary.trades().eachFronted(text, at,
                found -> edges.add(new Edge(Type.TRADE, found.end(), found, WORD + FRONTED)));
        certificate(at, edges);
        pay(at, edges);
        years(at, edges);
        NegationWords.each(text, at, end -> edges.add(new Edge(Type.NEGATION, end, null, WORD + GENERIC_NEGATION)));
    }

    private static int price(SpeechPhrases.Phrase phrase) {
        return switch (phrase.kind()) {
            case FILLER, SKILL -> phrase.length() == 1 ? WORD + 1 : WORD + FILLER;
            case PAPERS -> WORD + FILLER + FILLER;
            default -> WORD;
        };
    }

    /** "做抹会的", "找个手夜的活": where work is named in so many words. */
    static boolean framed(String text, int start, int end) {
        return FRAME_BEGINS.matcher(text).region(Math.max(0, start - LONGEST_FRAME), start).find()
                && FRAME_ENDS.matcher(text).region(end, text.length()).lookingAt();
    }

    /** "当宝安": whoever is named there is somebody, and no place or thing. */
    private static boolean hasRole(String text, int start, int end) {
        return start > 0 && text.charAt(start - 1) == '当' || text.startsWith("来当", end);
    }

    private static int sounding(TradeLexicon.Found found) {
        boolean brief = found.length() == 2;
        boolean mostlyWrong = 2 * found.otherwise() > found.length();
        return SOUNDING + OTHERWISE_WRITTEN * found.otherwise() + (brief ? DOUBTFUL : 0)
                + (mostlyWrong ? DOUBTFUL : 0);
    }

    private void certificate(int at, List<Edge> edges) {
        CertificateText.Found found = vocabulary.certificates().at(text, at);
        if (found != null) {
            edges.add(new Edge(Type.CERTIFICATE, found.end(), found, WORD));
        }
    }

    private void pay(int at, List<Edge> edges) {
        boolean amount = NUMERALS.indexOf(text.charAt(at)) >= 0;
        if (!amount && SHORTFALL_BEGINS.indexOf(text.charAt(at)) < 0) {
            return;
        }
        int start = at;
        while (start > 0 && text.charAt(start - 1) != ',' && !ends(text.charAt(start - 1))) {
            start--;
        }
        int end = at;
        while (end < text.length() && text.charAt(end) != ',' && !ends(text.charAt(end))) {
            end++;
        }
        String clause = text.substring(start, end);
        int from = amount ? at - start : PayWords.amountBehindShortfall(clause, at - start);
        PayWords.Found found = from < 0 ? null : PayWords.at(clause, from);
        if (found != null && (amount || found.least())) {
            edges.add(new Edge(Type.PAY, start + found.end(), found, WORD));
        }
    }

    private static boolean ends(char c) {
        return "。;!?\n ".indexOf(c) >= 0;
    }

    private void years(int at, List<Edge> edges) {
        int end = at;
        while (end < text.length() && HanNumbers.isNumeral(text.charAt(end))) {
            end++;
        }
        if (end == at || end == text.length() || text.charAt(end) != '年') {
            return;
        }
        OptionalInt years = HanNumbers.parse(text.substring(at, end));
        if (years.isPresent() && years.getAsInt() <= LONGEST_CAREER) {
            edges.add(new Edge(Type.YEARS, end + 1, years.getAsInt(), WORD));
        }
    }

    /** Among equal ways the longest word counts, then the one that comes first, then phrases before trades before guesses. */
    private void take(Edge edge, int start) {
        int end = edge.end;
        int length = Math.min(end - start, LONGEST_WORD);
        int total = cost[start] + edge.price
                - (edge.type == Type.UNKNOWN || edge.type == Type.MARK ? 0 : length * length / 2);
        if (total < cost[end] || total == cost[end] && start > last[end].start()) {
            cost[end] = total;
            last[end] = new Piece(edge.type, start, end, edge.of);
        }
    }
}
