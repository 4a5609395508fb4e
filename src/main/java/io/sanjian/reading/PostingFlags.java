package io.sanjian.reading;

import io.sanjian.reading.PostingReading.Flag;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Remarks that an advert's words give rise to. Reading is by plain patterns; an officer sees and decides. */
final class PostingFlags {
    /** 就业促进法 27, 妇女权益保障法 43: work is not to be refused by sex. */
    private static final Pattern SEX = Pattern.compile(
            "(限|只要|仅限|仅招|只招|要求|只限)[:]?(男|女)(?!女)|(^|[,。、:;\\s.(\\d])(男|女)(性|士|生|工)?(?=[,。;)]|\\d{2}|限)(?!不限)"
            + "|\\((男|女)\\)|不要(男|女)");
    private static final Pattern SEX_OPEN = Pattern.compile("男女不限|不限男女|性别不限|男女均可|男女皆可");
    private static final Pattern MARITAL = Pattern.compile("(?<!不限|不论)(已婚|未婚|已育|未育|单身(?!公寓|宿舍)|婚育)(?!不限|均可|假)");
    private static final Pattern DISCRIMINATION = Pattern.compile(
            "乙肝|大小三阳|两对半|艾滋|(限|仅限|须|只要|必须)(本市|本地|当地)(户籍|户口|人)|[沪京粤渝]籍(?!不限)|地域限制|勿扰.{0,4}(族|省)"
            + "|(不要|不招|不收)[\\u4e00-\\u9fa5]{2,4}(人|籍|族)|汉族");
    private static final Pattern DUBIOUS = Pattern.compile(
            "船员(直招|货运)|海员直招|刷单|刷信誉|刷好评|点赞员|跑分|(?<!不用|无需|不需|不必|不|免|0|零)(交|缴|收|付|缴纳|交纳|收取|支付)(取|纳)?[^,。;\\n不]{0,4}"
            + "(押金|保证金|服装费|培训费|报名费|资料费|手续费|工装费|办卡费|入职费|建档费)|先交[^,。\\n]{0,4}(费|钱)|培训贷|贷款入职"
            + "|代孕|卖卵|捐卵|佳丽|男模|夜场|伴游|陪聊|裸聊|博彩|缅甸|柬埔寨|金三角|老挝|菲律宾"
            + "|(出租|收购|提供)(银行卡|电话卡|对公账户)|手机兼职|在家(挣|赚|打字)|打字(员)?兼职|代打字|日赚千元|躺赚");
    private static final Pattern OLDER = Pattern.compile(
            "大龄|中老年|岁数大|年龄放宽|年龄可放宽|放宽至?(5[5-9]|6\\d)|年龄(大|稍大)点?|年纪大点?|4050|退休(人员)?(也|亦|均|都)?可|年龄不限|不限年龄"
            + "|(5\\d|6\\d)岁?(以上)?(也|都|均|亦)(可|行|要|得)|嬢嬢|叔叔阿姨|6[0-9]周?岁(以下|以内|之内)|(-|—|~|至|到)6[0-9]周?岁?");
    private static final Pattern NIGHT = Pattern.compile(
            "(?<!不上|无|没有|不用上|免|不)夜班|两班|三班|倒班(?!休)|轮班|晚班|通宵|凌晨|夜间|夜里|24小时轮|晚上?\\d+点到早|晚\\d点至?到?早|大夜|上夜");
    private static final Pattern NIGHT_OPEN = Pattern.compile("不(上|用上|需要上|倒)夜?班|无夜班|没有?夜班|不倒班|不熬夜|不用熬夜|白夜班自选");
    private static final Pattern NOVICE = Pattern.compile(
            "无需经验|无经验|经验不限|不限经验|生手|学徒|新手|包教|不需要?经验|接受小白|有无经验|学员|免费培训|带薪培训|可学|没经验|零基础|不会可教|教会");
    private static final Pattern TRAINEE = Pattern.compile("学徒|学员|实习|生手");
    private static final Pattern DEGREE = Pattern.compile("(?<!大专或|专科或)(本科|硕士|博士|研究生)(?!优先|均可|也可|亦可)");

    private PostingFlags() {
    }

    /**
     * @param title in normal form
     * @param text  title and description in normal form
     */
    static Set<Flag> read(String title, String text) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        add(flags, Flag.SEX_LIMIT, SEX.matcher(text).find() && !SEX_OPEN.matcher(text).find());
        add(flags, Flag.MARITAL_LIMIT, MARITAL.matcher(text).find());
        add(flags, Flag.DISCRIMINATION, DISCRIMINATION.matcher(text).find());
        add(flags, Flag.DUBIOUS, DUBIOUS.matcher(text).find());
        add(flags, Flag.OLDER_WELCOME, OLDER.matcher(text).find());
        add(flags, Flag.NIGHT_SHIFT, NIGHT.matcher(text).find() && !NIGHT_OPEN.matcher(text).find());
        add(flags, Flag.NO_EXPERIENCE, NOVICE.matcher(text).find());
        add(flags, Flag.TRAINEE, TRAINEE.matcher(title).find());
        add(flags, Flag.WHITE_COLLAR, DEGREE.matcher(text).find());
        return flags;
    }

    private static void add(Set<Flag> flags, Flag flag, boolean given) {
        if (given) {
            flags.add(flag);
        }
    }
}
