package org.dudao.sheet;

import java.util.Set;
import java.util.regex.Pattern;

/** Recognises the rows that offices write below a table: totals, signatures, dates and notes. */
final class FooterRows {

    private static final Pattern TOTAL = Pattern.compile("(?:本页|本表|全县|全部)?(?:合计|小计|总计|共计|总合计|累计)(?:[:,(\\d].{0,20})?");

    /** A label without its brackets and its colon. */
    private static final Set<String> LABELS = Set.of(
            "填表人", "填报人", "制表人", "制表", "填表", "报送人", "经办人", "审核人", "审核", "审批人", "审批", "签发人", "签发", "复核人", "负责人", "单位负责人",
            "主要负责人", "部门负责人", "科室负责人", "分管领导", "主要领导", "单位领导", "负责人签字", "领导签字", "签字", "签名", "联系人", "联系电话", "电话", "日期",
            "时间", "填表日期", "填报日期", "填表时间", "填报时间", "报送日期", "报送时间", "制表日期", "制表时间", "填表单位", "填报单位", "报送单位", "单位盖章",
            "单位公章", "盖章", "公章", "注", "备注", "说明", "填表说明", "填报说明");

    private static final int LONGEST_LABEL = 12;

    private FooterRows() {}

    /**
     * Whether the row begins with 合计 or with a label such as 填表人, or has only a date.
     *
     * @param inDateColumn whether the first cell is in a column of dates; then a row with only a date is content
     */
    static boolean isFooter(SheetXml.Line line, boolean inDateColumn) {
        var first = SheetWords.compact(line.cells().get(0).text());
        return TOTAL.matcher(first).matches()
                || LABELS.contains(label(first))
                || (!inDateColumn
                        && line.cells().size() == 1
                        && SheetDates.parse(first).isPresent());
    }

    private static String label(String text) {
        int colon = text.indexOf(':');
        var label = colon < 0 ? text : text.substring(0, colon);
        return label.length() > LONGEST_LABEL ? "" : SheetWords.withoutBrackets(label);
    }
}
