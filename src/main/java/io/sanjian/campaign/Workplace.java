package io.sanjian.campaign;

import io.sanjian.reference.area.AreaLevel;
import io.sanjian.reference.area.AreaText;
import io.sanjian.reference.area.Areas;
import java.util.Optional;
import java.util.regex.Pattern;

/** How far from home somebody found work, as the campaign's form parts it. */
enum Workplace {
    IN_DISTRICT, IN_CITY, ELSEWHERE;

    private static final Pattern AT_HOME = Pattern.compile("[本当此]地|[本当][区县乡镇街村社]|家门口|[区县]内|附近|屋头");
    private static final Pattern PROVINCE = Pattern.compile("北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北"
            + "|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾|[^市]省|自治区");
    /** A city that is not Chongqing, whose own former cities are districts and were read before. */
    private static final Pattern OTHER_CITY = Pattern.compile("(?!重庆)\\p{IsHan}{2}市");

    /**
     * @param text column 20 as it was written, or null
     * @param home district of the person's home
     * @return empty where the text does not tell
     */
    static Optional<Workplace> of(String text, String home, Areas areas, AreaText reader) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        if (PROVINCE.matcher(text.strip()).lookingAt()) {
            return Optional.of(ELSEWHERE);
        }
        Optional<Workplace> read = reader.read(text)
                .filter(found -> areas.find(found.areaCode()).filter(area -> area.level() != AreaLevel.CITY)
                        .isPresent())
                .map(found -> areas.equivalents(home).contains(found.areaCode()) ? IN_DISTRICT : IN_CITY);
        if (read.isPresent()) {
            return read;
        }
        if (AT_HOME.matcher(text).find() || reader.town(home, text).isPresent()) {
            return Optional.of(IN_DISTRICT);
        }
        return PROVINCE.matcher(text).find() || OTHER_CITY.matcher(text).find() ? Optional.of(ELSEWHERE)
                : Optional.empty();
    }
}
