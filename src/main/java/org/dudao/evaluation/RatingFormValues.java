package org.dudao.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dudao.workflow.FormTable;

/** Converts a result into values of the materials' forms. */
final class RatingFormValues {

    /** The form field stores 4,000 characters. */
    private static final int LONGEST_REMARKS = 3_800;

    private RatingFormValues() {}

    /** The variables that {@code public-rating.form} shows and from which it computes its answers. */
    static Map<String, Object> shown(RatingResult result) {
        var shown = new HashMap<String, Object>();
        ofPublicRating(result)
                .forEach((key, value) ->
                        shown.put("rating" + key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1), value));
        shown.put("ratingRows", FormTable.rows(rows(result)));
        return shown;
    }

    private static List<FormTable.Row> rows(RatingResult result) {
        var rows = new ArrayList<FormTable.Row>();
        rows.add(new FormTable.Row("邀请参加评议", result.invited() + " 人"));
        rows.add(new FormTable.Row("收回有效票", "%d 张，参评率 %s".formatted(result.valid(), result.turnout())));
        result.items().forEach(item -> rows.add(new FormTable.Row(item.text(), votes(result.choices(), item.votes()))));
        rows.add(new FormTable.Row("总体评价满意率", result.bestShare()));
        return rows;
    }

    private static String votes(List<String> choices, List<Integer> votes) {
        return IntStream.range(0, choices.size())
                .mapToObj(choice -> "%s %d".formatted(choices.get(choice), votes.get(choice)))
                .collect(Collectors.joining("，"));
    }

    /** The answers of {@code public-rating.form}, which the decision tables read. */
    static Map<String, Object> ofPublicRating(RatingResult result) {
        return Map.of(
                "invited", result.invited(),
                "valid", result.valid(),
                "satisfied", result.overall(0),
                "fairlySatisfied", result.overall(1),
                "dissatisfied", result.overall(2),
                "remarks", remarks(result.remarks(), LONGEST_REMARKS));
    }

    /** The answers of {@code mobilisation-meeting-review.form}. */
    static Map<String, Object> ofMobilisation(RatingResult result) {
        return Map.of(
                "ratedGood", result.overall(0),
                "ratedFairlyGood", result.overall(1),
                "ratedAverage", result.overall(2),
                "ratedPoor", result.overall(3));
    }

    /** Joins as many remarks as fit. */
    private static String remarks(List<String> remarks, int longest) {
        if (remarks.isEmpty()) {
            return "无";
        }
        var text = new StringBuilder();
        for (int i = 0; i < remarks.size(); i++) {
            var line = (i + 1) + ". " + remarks.get(i) + "\n";
            if (text.length() + line.length() > longest) {
                return text + "……另有" + (remarks.size() - i) + "条，见“群众评议”页。";
            }
            text.append(line);
        }
        return text.toString().strip();
    }
}
