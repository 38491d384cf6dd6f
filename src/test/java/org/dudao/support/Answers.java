package org.dudao.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.spin.Spin;

/** Forms filled in well. */
public final class Answers {

    private Answers() {}

    private static final Map<String, Map<String, Object>> GOOD = Map.of(
            "supervision-plan",
            Map.of("trained", true, "trainedOn", "2014-03-08", "division", "分片联系", "schedule", "逐个到会参加"),
            "implementation-plan",
            Map.of("goals", "为民务实清廉", "measures", "规定动作逐项落实", "organisation", "一把手负总责"),
            "mobilisation-speech",
            Map.of("speaker", "局长", "speech", "同志们：今天召开动员大会。"),
            "mobilisation-meeting",
            Map.of("heldOn", "2014-03-25", "place", "三楼会议室", "attendance", 86, "chair", "副局长", "summary", "全体到会"),
            "study-record",
            Map.of(
                    "topics",
                    json(List.of(
                            "party-constitution",
                            "mass-line",
                            "eight-rules",
                            "party-history",
                            "jiao-yulu",
                            "examples")),
                    "sessions",
                    6,
                    "leaderSessions",
                    5,
                    "hours",
                    30,
                    "gains",
                    "坐下来学习一番真是大有益处"),
            "listening-record",
            Map.of(
                    "channels", json(List.of("questionnaire", "visit")),
                    "fourWinds", 26,
                    "interests", 14,
                    "lastMile", 9,
                    "otherOpinions", 3,
                    "mainOpinions", "下去走马观花多、蜻蜓点水"),
            "stage-report",
            Map.of("studyReport", "集中学习六次", "listeningReport", "征求意见52条", "problems", "学习时间没有保证", "nextSteps", "查摆问题"));

    /** What a unit or a group may hand in and see accepted. */
    public static Map<String, Object> good(String material) {
        return GOOD.get(material);
    }

    /** The same with some of it changed. */
    public static Map<String, Object> good(String material, Map<String, Object> changed) {
        var answers = new HashMap<>(good(material));
        answers.putAll(changed);
        return answers;
    }

    public static Map<String, Object> plan() {
        return new HashMap<>(Map.of(
                "name", "清源县党的群众路线教育实践活动",
                "kind", "mass-line",
                "plan", "聚焦“四风”问题",
                "stage1Begin", "2014-03-10",
                "stage1End", "2014-04-30",
                "stage2Begin", "2014-05-01",
                "stage2End", "2014-06-30",
                "stage3Begin", "2014-07-01",
                "stage3End", "2014-09-30"));
    }

    public static Map<String, Object> accept() {
        return Map.of("verdict", "accept");
    }

    public static Map<String, Object> returned() {
        return Map.of("verdict", "return");
    }

    /** A stage that is sent back. */
    public static Map<String, Object> returned(String words) {
        return Map.of("verdict", "return", "words", words);
    }

    public static Map<String, String> finding(String remedy) {
        return Map.of("place", "整份材料", "kind", "照搬照套", "remedy", remedy);
    }

    public static Map<String, Object> meetingRated(Map<String, Object> verdict) {
        var answers = new HashMap<>(verdict);
        answers.putAll(
                Map.of("attended", "yes", "ratedGood", 70, "ratedFairlyGood", 12, "ratedAverage", 3, "ratedPoor", 1));
        return answers;
    }

    public static Object json(List<String> texts) {
        return Spin.JSON(texts);
    }
}
