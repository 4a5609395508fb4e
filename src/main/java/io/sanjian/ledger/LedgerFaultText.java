package io.sanjian.ledger;

import io.sanjian.worker.ReturnReason;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is wrong with a row of a ledger file, as a broker reads it: which column, what, what to do. Never what was sent. */
final class LedgerFaultText {
    private static final List<String> YES_NO = List.of("是", "否");

    private LedgerFaultText() {
    }

    static String of(LedgerFault fault) {
        String where = fault.column() == null ? columns(fault.columns()) : column(fault.column());
        String other = fault.otherRow() == null ? "" : "第" + fault.otherRow() + "行";
        return where + switch (fault.code()) {
            case "REQUIRED" -> "没有填，请补上";
            case "MALFORMED" -> "看不明白，请按表头的说明填";
            case "CHECK_DIGIT" -> "最后一位校验不对，多半是抄错了一位，请核对身份证";
            case "PRECISION_LOST" -> "的数字被表格软件截断了，请把这一列设成文本后重新填";
            case "FIRST_GENERATION" -> "是15位的老号码，请填18位身份证号码";
            case "MASKED" -> "被遮住了一部分，请填完整";
            case "INCOMPLETE_DATE" -> "要写到哪一天，请写年月日";
            case "FUTURE_DATE" -> "在将来，请核对";
            case "BEFORE_START" -> "早于统计开始的日期（2022年3月1日）";
            case "YEAR_ASSUMED" -> "没有写年份，按最近的一年算，请核对";
            case "UNKNOWN_CODE" -> fault.column() != null && fault.column() <= LedgerColumn.VILLAGE.number()
                    ? "不认得，请写区县、乡镇、村社的全名" : "不在选项里，请从选项中选一个";
            case "SEVERAL_VALUES" -> "填了不止一个，请只填一个";
            case "OUT_OF_SCOPE" -> "不是您负责的村社";
            case "CONTRADICTION" -> "互相矛盾，请核对后再报";
            case "UNLIKELY" -> "放在一起不太可能，请核对";
            case "DUPLICATE" -> "和" + other + "同一个人的不一样，两行都没有采用，请留一行对的";
            case "DUPLICATE_ROW" -> "和" + other + "是同一个人，没有别的内容，只算一次";
            case "OTHER_VILLAGE" -> "这个人在别的村社的台账里，要由上级决定";
            case "OTHER_NAME" -> "这个身份证号码登记的是另一个名字，请核对";
            case "LOOKS_LIKE" -> "有一个姓名、电话或生日相同而号码不同的人，多半是更正，等乡镇确认";
            case "LOCKED" -> "乡镇已经确认，要改请找乡镇";
            case "NOT_IN_LEDGER" -> "台账里没有这个人，请先登记";
            case "CLEARED" -> "不再适用，已清空";
            case "COUNT_BELOW_RECORDS" -> "比已有的次数少，保留多的";
            case "NEWER_KNOWN" -> "已经有更新的内容，先保留新的，等人决定";
            default -> "有问题，请核对";
        };
    }

    /** What a coded column may say; empty for the others. */
    static List<String> allowed(LedgerFault fault) {
        if (fault.column() == null || !fault.code().equals("UNKNOWN_CODE") && !fault.code().equals("SEVERAL_VALUES")) {
            return List.of();
        }
        return switch (LedgerColumn.values()[fault.column() - 1]) {
            case RETURN_REASON -> numbered(ReturnReason.values(), ReturnReason::label);
            case WANTS_WORK, EMPLOYED -> YES_NO;
            case FOUND_THROUGH -> numbered(FoundThrough.values(), FoundThrough::label);
            case NOT_EMPLOYED_REASON -> numbered(NotEmployedReason.values(), NotEmployedReason::label);
            default -> List.of();
        };
    }

    private static <E extends Enum<E>> List<String> numbered(E[] values, Function<E, String> label) {
        return Arrays.stream(values).map(value -> value.ordinal() + 1 + "." + label.apply(value)).toList();
    }

    private static String column(int number) {
        return "第" + number + "列（" + LedgerColumn.values()[number - 1].heading() + "）";
    }

    private static String columns(List<Integer> numbers) {
        return numbers.isEmpty() ? "这一行"
                : numbers.stream().map(String::valueOf).collect(Collectors.joining("、", "第", "列"));
    }
}
