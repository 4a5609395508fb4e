package io.sanjian.posting;

import io.sanjian.imports.Headings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chinese headings under which the fields of a posting stand in the tables of offices and employers. */
final class PostingHeadings {
    static final Headings HEADINGS = new Headings(headings(), Set.of("externalId", "title"));

    private PostingHeadings() {
    }

    static Map<String, String> headings() {
        Map<String, List<String>> names = Map.ofEntries(
                Map.entry("externalId",
                        List.of("编号", "岗位编号", "职位编号", "岗位ID", "招聘编号", "岗位编码", "职位编码", "岗位代码", "职位ID", "招聘岗位编号")),
                Map.entry("title",
                        List.of("岗位", "职位", "岗位名称", "职位名称", "招聘岗位", "招聘职位", "岗位名", "职位名", "招聘岗位名称", "招聘职位名称", "用工岗位",
                                "需求岗位")),
                Map.entry("employer",
                        List.of("用人单位", "单位名称", "企业名称", "公司名称", "招聘单位", "用工单位", "用人单位名称", "招聘企业", "招聘单位名称", "招聘企业名称",
                                "用工企业", "用工单位名称", "企业全称", "单位全称")),
                Map.entry("family", List.of("岗位类别", "岗位类型")),
                Map.entry("cluster", List.of("产业集群", "所属集群", "所属产业")),
                Map.entry("description", List.of("岗位描述", "职位描述", "岗位职责", "工作内容")),
                Map.entry("requirements", List.of("岗位要求", "任职要求", "招聘条件", "招聘要求")),
                Map.entry("trades", List.of("工种", "职业工种", "技能", "技能要求")),
                Map.entry("certificates", List.of("证书", "证书要求", "资格证书", "职业资格")),
                Map.entry("areaCode",
                        List.of("区县", "工作区县", "所在区县", "区县代码", "区划代码", "行政区划", "区县名称", "所属区县", "工作区域", "所在区域", "区",
                                "县区")),
                Map.entry("townCode", List.of("乡镇", "街道", "乡镇街道", "镇街", "所在镇街", "街镇", "乡")),
                Map.entry("address", List.of("地址", "工作地点", "工作地址", "详细地址", "上班地点")),
                Map.entry("location.lat", List.of("纬度")),
                Map.entry("location.lon", List.of("经度")),
                Map.entry("pay.min", List.of("最低月薪", "最低工资", "月薪下限", "薪资下限")),
                Map.entry("pay.max", List.of("最高月薪", "最高工资", "月薪上限", "薪资上限")),
                Map.entry("pay.unit", List.of("薪资单位", "计薪单位", "计薪方式")),
                Map.entry("pay.text",
                        List.of("薪资", "工资", "薪酬", "薪资待遇", "工资待遇", "薪资范围", "工资标准", "薪酬待遇", "薪资水平", "综合工资", "综合薪资",
                                "工资范围")),
                Map.entry("pay.perMonth", List.of("月薪", "月工资", "月收入", "月薪范围", "月薪待遇", "月工资标准")),
                Map.entry("pay.perDay", List.of("日薪", "日工资")),
                Map.entry("pay.perHour", List.of("时薪", "小时工资")),
                Map.entry("age.min", List.of("最小年龄", "年龄下限", "最低年龄")),
                Map.entry("age.max", List.of("最大年龄", "年龄上限", "最高年龄")),
                Map.entry("age.text", List.of("年龄", "年龄要求", "年龄范围", "年龄限制")),
                Map.entry("education", List.of("学历", "学历要求", "文化程度", "学历层次", "最低学历")),
                Map.entry("openings",
                        List.of("人数", "招聘人数", "需求人数", "用工人数", "招聘数量", "招聘名额", "需求数量", "用工需求人数", "拟招人数", "招工人数",
                                "缺工人数")),
                Map.entry("employmentForm", List.of("用工形式", "用工性质", "工作性质", "用工方式", "工作形式")),
                Map.entry("status", List.of("状态", "岗位状态", "招聘状态", "职位状态")),
                Map.entry("benefits", List.of("福利", "福利待遇")),
                Map.entry("contact", List.of("联系方式", "联系电话", "联系人及电话", "联系人电话", "咨询电话")),
                Map.entry("publishedAt", List.of("发布日期", "发布时间")),
                Map.entry("validThrough", List.of("有效期", "有效期至", "截止日期", "截止时间", "招聘截止日期", "有效日期", "截止日", "到期日期")));
        Map<String, String> headings = new HashMap<>();
        names.forEach((path, all) -> all.forEach(name -> headings.put(name, path)));
        for (String path : List.of("pay.text", "pay.perMonth", "pay.perDay", "pay.perHour")) {
            names.get(path).forEach(name -> addWithUnit(name, headings));
        }
        return headings;
    }

    /** 薪资（元/天）, 月薪（千元）: what a note says of the figures below counts. */
    private static void addWithUnit(String name, Map<String, String> headings) {
        Map<String, String> notes = new HashMap<>();
        List.of("元/月", "元每月", "元/人/月", "元/人·月", "元/人月").forEach(note -> notes.put(note, "pay.perMonth"));
        List.of("元/天", "元/日", "元每天", "元/工日", "元/工", "元/人/天").forEach(note -> notes.put(note, "pay.perDay"));
        List.of("元/小时", "元/时", "元/h", "元每小时").forEach(note -> notes.put(note, "pay.perHour"));
        List.of("千元", "千元/月", "K", "k", "千").forEach(note -> notes.put(note, "pay.thousands"));
        List.of("万元", "万元/月", "万").forEach(note -> notes.put(note, "pay.tenThousands"));
        notes.forEach((note, field) -> {
            headings.put(name + "（" + note + "）", field);
            headings.put(name + "(" + note + ")", field);
        });
    }
}
