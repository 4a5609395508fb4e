package io.sanjian.reference.trade;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One kind of work that returnees do or look for (工种).
 *
 * @param code         Sanjian's own stable code, such as {@code welder}
 * @param name         Chinese name
 * @param field        part of the economy it belongs to
 * @param occupation   code of 职业分类大典 2022, or null where the classification knows no such work
 * @param broader      code of the wider trade that this one is a kind of, or null
 * @param names        other names, as adverts and workers use them
 * @param spokenNames  how people say it: phrases, dialect, common typos
 * @param cues         places and lines of business that point to it where nothing better is said
 * @param near         trades whose work such a worker can take over, with how well (1-99)
 * @param certificates codes of certificates that the law demands on the first day
 * @param flags        what rules and score need to know
 */
public record Trade(String code, String name, Field field, String occupation, String broader,
        List<String> names, List<String> spokenNames, List<String> cues, Map<String, Integer> near,
        Set<String> certificates, Set<Flag> flags) {

    /** Part of the economy, for "不进厂", "不去工地" and for facets. */
    @Schema(name = "TradeField")
    public enum Field {
        CONSTRUCTION("建筑"),
        MANUFACTURING("制造"),
        DOMESTIC("家政照护"),
        CATERING("餐饮住宿"),
        LOGISTICS("仓储物流"),
        TRANSPORT("运输驾驶"),
        FARMING("农林牧渔"),
        RETAIL("零售销售"),
        SECURITY("安保物业"),
        HEALTH("医疗健康"),
        MAINTENANCE("维修安装"),
        BEAUTY("美容美发"),
        PUBLIC("公共服务"),
        OFFICE("办公技术");

        private final String label;

        Field(String label) {
            this.label = label;
        }

        /** Chinese name shown to workers and brokers. */
        public String label() {
            return label;
        }
    }

    /** Remark on a trade that rules and score use. */
    @Schema(name = "TradeFlag")
    public enum Flag {
        /** Work two metres and more above ground: barred for 16-17 (未成年工特殊保护规定 3). */
        HEIGHT,
        /** Loads over 20 kg often or over 25 kg: barred for 16-17. */
        HEAVY,
        /** Dust, poison, heat, cold, radiation: barred for 16-17. */
        TOXIC,
        /** Driving, machines, guarding, electric work, riders, massage: 18 and over. */
        ADULT,
        /** Site labour, under the age limits for construction sites. */
        CONSTRUCTION,
        /** Plain labour that suits whoever "would do anything". */
        UNSKILLED,
        /** Work that policy papers name for older workers (大龄岗位). */
        OLDER_WELCOME,
        /** Office or professional work that needs schooling. */
        WHITE_COLLAR
    }

    /** Whether nobody of 16 or 17 may do it (未成年工特殊保护规定; 保安员 and drivers are 18 by their own rules). */
    public boolean barredForMinors() {
        return flags.contains(Flag.HEIGHT) || flags.contains(Flag.HEAVY) || flags.contains(Flag.TOXIC)
                || flags.contains(Flag.ADULT);
    }

    /** Whether the age limits for construction sites apply. */
    public boolean construction() {
        return flags.contains(Flag.CONSTRUCTION);
    }
}
