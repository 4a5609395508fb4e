package io.sanjian.worker;

import io.sanjian.imports.Headings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chinese headings under which the fields of a worker stand in the ledger (渝人社办〔2022〕107号) and village lists. */
final class WorkerHeadings {
    static final Headings HEADINGS = new Headings(headings(), Set.of("externalId", "name", "idNumber"));

    private WorkerHeadings() {
    }

    private static Map<String, String> headings() {
        Map<String, List<String>> names = Map.ofEntries(
                Map.entry("externalId", List.of("编号", "人员编号", "台账编号")),
                Map.entry("name", List.of("姓名", "人员姓名", "劳动者姓名", "求职者姓名")),
                Map.entry("idNumber",
                        List.of("身份证号码", "身份证号", "身份证", "公民身份号码", "公民身份证号码", "身份证件号码", "居民身份证号", "居民身份证号码", "证件号码")),
                Map.entry("phone", List.of("联系电话", "电话", "手机", "手机号", "手机号码", "联系方式", "本人电话", "手机电话", "联系手机")),
                Map.entry("age", List.of("年龄")),
                Map.entry("birthDate", List.of("出生日期", "生日")),
                Map.entry("sex", List.of("性别")),
                Map.entry("home.areaCode", List.of("区县", "所在区县", "区县代码", "区", "户籍区县", "家庭所在区县", "所属区县")),
                Map.entry("home.townCode", List.of("乡镇", "街道", "乡镇街道", "镇街", "所在镇街", "街镇", "乡")),
                Map.entry("home.villageCode", List.of("村社代码", "行政村代码")),
                Map.entry("home.lat", List.of("纬度")),
                Map.entry("home.lon", List.of("经度")),
                Map.entry("maxDistanceKm", List.of("最远距离")),
                Map.entry("within", List.of("就业范围", "求职范围")),
                Map.entry("trades",
                        List.of("意愿就业或创业行业", "求职意向", "意向工种", "意愿工种", "工种", "技能", "求职工种", "意向岗位", "期望工种", "就业意向")),
                Map.entry("certificates", List.of("证书", "技能证书", "职业资格")),
                Map.entry("expectedPay.min", List.of("期望薪资", "期望月薪", "期望工资", "薪资要求", "期望薪酬", "期望工资待遇")),
                Map.entry("expectedPay.unit", List.of("薪资单位", "计薪单位")),
                Map.entry("groups", List.of("人员类别", "人群类别", "困难类别", "人员类型", "重点人群类别")),
                Map.entry("families", List.of("意向岗位类别")),
                Map.entry("consent", List.of("同意推荐", "是否同意推荐", "是否同意")),
                Map.entry("returnedAt", List.of("返乡时间", "返乡日期", "返乡日", "返回时间")),
                Map.entry("returnReason", List.of("返乡原因")));
        Map<String, String> headings = new HashMap<>();
        names.forEach((path, all) -> all.forEach(name -> headings.put(name, path)));
        return headings;
    }
}
