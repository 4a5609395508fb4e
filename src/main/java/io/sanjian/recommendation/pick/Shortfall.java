package io.sanjian.recommendation.pick;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.matching.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a list is short, and what would help: in Chinese to be read out to the person, in English beside it.
 *
 * @param causes what stood in the way, the most frequent first
 * @param helps  what the person could do or say, the most useful first; never empty
 */
@Schema(description = "Why a list is short, and what would help")
@RegisterForReflection(targets = {Shortfall.class, Shortfall.Cause.class, Shortfall.Help.class})
public record Shortfall(@Schema(description = "In Chinese, to be read out", examples = "目前只有1个适合您的岗位") String text,
        @Schema(description = "The same in English", examples = "Only 1 posting suits at present") String message,
        List<Cause> causes, List<Help> helps) {

    /** What stood in the way. */
    @Schema(name = "ShortfallCause")
    public record Cause(
            @Schema(description = "Code of a rule, OPENINGS_TAKEN, LOW_SCORE, NO_WORK_NAMED or NO_SUCH_POSTS",
                    examples = "TOO_FAR") String code,
            @Schema(description = "Postings that it concerns; 0 where they are not counted", examples = "4") int count,
            @Schema(description = "In Chinese", examples = "有4个岗位离家太远") String text, String message) {
    }

    /** What would help. */
    @Schema(name = "ShortfallHelp")
    public record Help(@Schema(examples = "GO_FARTHER") String code,
            @Schema(description = "In Chinese", examples = "要是愿意走远一点，能选的就多了") String text, String message) {
    }

    private enum Remedy {
        NAME_WORK("说说做过什么、想做什么；要是什么都可以，就说“啥都可以”",
                "Say what was done before or is wanted; 啥都可以 asks for any plain work"),
        TELL_MORE("多说几句做过什么、会什么，好给您挑", "Tell more of what was done before and can be done"),
        REPHRASE("没听懂的话请换个说法，说说具体做哪样活", "Put what was not understood otherwise: name the work"),
        GET_CERTIFICATE("把要的证考下来，能选的就多了", "With the certificate there are more"),
        GO_FARTHER("要是愿意走远一点，能选的就多了", "With a wider radius there are more"),
        SOFTEN_REFUSALS("您说不做、不去的，要是有能商量的请说一声", "Say whether any of the refusals can be softened"),
        COME_BACK("过几天有新岗位再看", "Ask again in a few days: postings come in every day");

        private final Help help;

        Remedy(String text, String message) {
            this.help = new Help(name(), text, message);
        }
    }

    /** How a cause is said. Rules without a line of their own are counted together. */
    private enum Hindrance {
        NO_WORK_NAMED("没听出您想做什么活", "The words name no work", Remedy.NAME_WORK),
        NO_SUCH_POSTS("眼下没有够合适的这类岗位", "No posting of this kind suits well enough at present", Remedy.COME_BACK),
        LOW_SCORE("另外的岗位跟您合得不多，没拿来凑数", "The others suit too little to be offered", Remedy.TELL_MORE),
        CONDITION_NOT_MET("有%d个岗位跟您的要求合不上", "%d go against what the person asks for", Remedy.SOFTEN_REFUSALS),
        CERTIFICATE_MISSING("有%d个岗位要先有证", "%d ask for a certificate first", Remedy.GET_CERTIFICATE),
        TOO_FAR("有%d个岗位离家太远", "%d are too far from home", Remedy.GO_FARTHER),
        EXCLUDED("有%d个是您说过不做、不去的", "%d are ruled out by the person's own words", Remedy.SOFTEN_REFUSALS),
        AGE_BELOW_16("还没满16岁，劳动法不准招", "Nobody under 16 may be hired", null),
        AGE_OUT_OF_RANGE("有%d个岗位要的年龄对不上", "%d ask for another age", null),
        MINOR_PROTECTED("有%d个岗位不准没满18岁的人做", "%d are closed to minors by law", null),
        CONSTRUCTION_AGE("有%d个工地上的岗位过了年龄", "%d are on sites, beyond the age limit there", null),
        WELFARE_NOT_ELIGIBLE("有%d个公益性岗位，按您说的情况不能申请", "%d are public-welfare posts for other people", null),
        APPLIED("有%d个您已经报过名", "%d were applied for", Remedy.COME_BACK),
        RECENTLY_RECOMMENDED("有%d个前几次已经推荐过", "%d were recommended lately", Remedy.COME_BACK),
        OPENINGS_TAKEN("有%d个岗位名额给了更合适的人", "%d went to better matches", Remedy.COME_BACK),
        FILLED("有%d个已经招满或者暂停", "%d are filled or paused", Remedy.COME_BACK),
        EXPIRED("有%d个已经过了招聘时间", "%d have ended", Remedy.COME_BACK),
        DUBIOUS("有%d个像是要先交钱或者骗人的，还没查清楚", "%d look like a fraud and are not yet reviewed", Remedy.COME_BACK),
        OTHER("有%d个岗位不合适", "%d do not suit", Remedy.COME_BACK);

        private final String text;
        private final String message;
        private final Remedy remedy;

        Hindrance(String text, String message, Remedy remedy) {
            this.text = text;
            this.message = message;
            this.remedy = remedy;
        }

        static Hindrance of(String code) {
            for (Hindrance hindrance : values()) {
                if (hindrance.name().equals(code)) {
                    return hindrance;
                }
            }
            return OTHER;
        }

        Cause cause(String code, int count) {
            return new Cause(code, count, text.formatted(count), message.formatted(count));
        }
    }

    /** All of it in Chinese, in one breath. */
    public String aloud() {
        String why = causes.stream().map(Cause::text).collect(Collectors.joining("，"));
        return text + (why.isEmpty() ? "" : "：" + why) + "。"
                + helps.stream().map(Help::text).collect(Collectors.joining("；")) + "。";
    }

    /**
     * Of a list with fewer picks than asked for.
     *
     * @param picks    how many it has
     * @param rejected postings that concern the person but could not be recommended, by {@link Rule} or the further codes
     *                 of {@link PickList}
     * @param unread   words of the person that nobody understood
     */
    public static Shortfall of(int picks, Map<String, Integer> rejected, List<String> unread) {
        List<Map.Entry<String, Integer>> counts = new ArrayList<>(rejected.entrySet());
        if (counts.isEmpty() && picks == 0) {
            counts.add(Map.entry(Hindrance.NO_SUCH_POSTS.name(), 0));
        }
        counts.sort(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        Set<Remedy> remedies = EnumSet.noneOf(Remedy.class);
        List<Cause> causes = new ArrayList<>();
        counts.forEach(count -> {
            Hindrance hindrance = Hindrance.of(count.getKey());
            causes.add(hindrance.cause(count.getKey(), count.getValue()));
            if (hindrance.remedy != null) {
                remedies.add(hindrance.remedy);
            }
        });
        if (!unread.isEmpty()) {
            remedies.add(Remedy.REPHRASE);
        }
        if (remedies.isEmpty()) {
            remedies.add(Remedy.COME_BACK);
        }
        return new Shortfall(picks == 0 ? "目前没有适合您的岗位" : "目前只有" + picks + "个适合您的岗位",
                picks == 0 ? "No posting suits at present"
                        : "Only " + picks + (picks == 1 ? " posting suits" : " postings suit") + " at present",
                List.copyOf(causes), remedies.stream().map(remedy -> remedy.help).toList());
    }
}
