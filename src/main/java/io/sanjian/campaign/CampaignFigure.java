package io.sanjian.campaign;

import java.util.Optional;

/** Columns 1 to 21 of the campaign's form (annex of 渝中区 春风行动 2022), in its order. */
enum CampaignFigure {
    MATERIALS("发放春风卡等宣传资料份数", null),
    FAIRS("组织招聘活动次数", null),
    EMPLOYERS_AT_FAIRS("进场招聘企业数量", null),
    POSTINGS_AT_FAIRS("发布岗位信息条数", null),
    INTENTIONS_AT_FAIRS("签订就业意向人数", null),
    SERVED("提供公共就业创业服务人数", null),
    SERVED_ALLEVIATED(Parts.ALLEVIATED, SERVED),
    SERVED_WOMEN(Parts.WOMEN, SERVED),
    TRAINED("组织参加职业技能培训人数", null),
    TRAINED_TO_START_UP("其中：参加创业培训人数", TRAINED),
    TRAINED_SUBSIDISED("其中：享受培训补贴人数", TRAINED),
    RIGHTS_HELPED("劳动维权和法律援助人数", null),
    EMPLOYED_IN_DISTRICT("实现区县内就地就近人数", null),
    IN_DISTRICT_ALLEVIATED(Parts.ALLEVIATED, EMPLOYED_IN_DISTRICT),
    IN_DISTRICT_WOMEN(Parts.WOMEN, EMPLOYED_IN_DISTRICT),
    EMPLOYED_IN_CITY("实现区县外省内转移就业人数", null),
    IN_CITY_ALLEVIATED(Parts.ALLEVIATED, EMPLOYED_IN_CITY),
    IN_CITY_WOMEN(Parts.WOMEN, EMPLOYED_IN_CITY),
    EMPLOYED_ELSEWHERE("实现跨省转移就业人数", null),
    ELSEWHERE_ALLEVIATED(Parts.ALLEVIATED, EMPLOYED_ELSEWHERE),
    ELSEWHERE_WOMEN(Parts.WOMEN, EMPLOYED_ELSEWHERE);

    private final String heading;
    private final CampaignFigure whole;

    CampaignFigure(String heading, CampaignFigure whole) {
        this.heading = heading;
        this.whole = whole;
    }

    /** The number of its column, from 1. */
    int number() {
        return ordinal() + 1;
    }

    String heading() {
        return heading;
    }

    /** What it is a part of. Parts overlap (a woman may be 脱贫人口), so they are never added. */
    Optional<CampaignFigure> whole() {
        return Optional.ofNullable(whole);
    }

    private static final class Parts {
        static final String ALLEVIATED = "其中：脱贫人口数";
        static final String WOMEN = "其中：女性人数";
    }
}
