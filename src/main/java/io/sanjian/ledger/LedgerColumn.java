package io.sanjian.ledger;

import io.sanjian.imports.Headings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The columns of annex 1 of 渝人社办〔2022〕107号, by their numbers there, and what village and town lists call them. */
enum LedgerColumn {
    SEQ("seq", "序号", "序"),
    AREA("areaCode", "区县", "所在区县", "户籍区县", "所属区县", "区", "区县名称"),
    TOWN("townCode", "乡镇", "镇街", "街道", "乡镇街道", "街镇", "所在镇街", "乡", "镇"),
    VILLAGE("villageCode", "村社", "村", "村/组", "社区", "村组", "村居", "所在村社", "村社区", "行政村"),
    NAME("name", "姓名", "人员姓名", "返乡人员姓名", "农民工姓名"),
    ID_NUMBER("idNumber", "身份证号码", "身份证号", "身份证", "公民身份号码", "公民身份证号码", "身份证件号码", "居民身份证号码", "居民身份证号",
            "证件号码"),
    PHONE("phone", "联系电话", "电话", "联系方式", "手机", "手机号", "手机号码", "电话号码", "本人电话"),
    PREVIOUS_PLACE("previousPlace", "返乡前务工区域", "返渝前务工区域", "务工省市", "务工区域", "务工地", "返乡前务工地", "原务工地"),
    PREVIOUS_EMPLOYER("previousEmployer", "返乡前务工地址", "返乡前务工单位", "返渝前务工地址", "返渝前务工单位", "务工单位", "务工单位名称",
            "原务工单位"),
    PREVIOUS_INDUSTRY("previousIndustry", "返乡前从事行业", "返渝前从事行业", "原从事行业", "从事行业", "返乡前行业"),
    RETURNED_AT("returnedAt", "返乡时间", "返渝时间", "返乡日期", "返渝日期", "返乡日", "返回时间"),
    RETURN_REASON("returnReason", "返乡原因", "返渝原因"),
    WANTS_WORK("wantsWork", "是否有就业或创业意愿", "是否有就业创业意愿", "有无就业创业意愿", "有无就业或创业意愿", "就业创业意愿", "是否有就业意愿"),
    WANTED_INDUSTRY("wantedIndustry", "意愿就业或创业行业", "意愿行业", "意愿就业创业行业", "意向行业"),
    WANTED_PLACE("wantedPlace", "意愿就业或创业地点", "意愿地点", "意愿就业创业地点", "意向地点"),
    GUIDANCE_COUNT("guidanceCount", "开展职业指导次数", "职业指导次数", "职业指导"),
    OFFER_COUNT("offerCount", "提供适合岗位次数或创业政策咨询次数", "提供岗位次数", "推荐岗位或创业咨询", "推荐岗位次数", "岗位推荐次数"),
    TRAINING_COUNT("trainingCount", "提供培训次数", "培训次数", "技能培训"),
    EMPLOYED("employed", "是否已实现就业", "是否就业", "目前是否就业", "是否已就业"),
    WORK_PLACE("workPlace", "就业地点", "现就业地点"),
    WORK_INDUSTRY("workIndustry", "就业行业", "现就业行业"),
    FOUND_THROUGH("foundThrough", "已就业方式", "就业方式", "就业渠道"),
    NOT_EMPLOYED_REASON("notEmployedReason", "未就业原因");

    private static final Map<String, LedgerColumn> BY_FIELD = new HashMap<>();
    static final Headings HEADINGS;

    static {
        Map<String, String> headings = new HashMap<>();
        for (LedgerColumn column : values()) {
            BY_FIELD.put(column.field, column);
            column.names.forEach(name -> headings.put(name, column.field));
        }
        HEADINGS = new Headings(headings, Set.of(NAME.field, ID_NUMBER.field));
    }

    private final String field;
    private final List<String> names;

    LedgerColumn(String field, String... names) {
        this.field = field;
        this.names = Arrays.asList(names);
    }

    static Optional<LedgerColumn> of(String field) {
        return Optional.ofNullable(BY_FIELD.get(field));
    }

    String field() {
        return field;
    }

    /** What the form calls it. */
    String heading() {
        return names.getFirst();
    }

    /** As the form numbers them, from 1. */
    int number() {
        return ordinal() + 1;
    }
}
