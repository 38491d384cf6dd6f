package org.dudao.support;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;

/** Correct answers for all forms. */
public final class Answers {

    /** Placeholder for a person of the submitting unit, in the items of a plan. */
    private static final String SOMEBODY = "王局长";

    /** Placeholder for the present day of the tests' clock: a meeting cannot be held later. */
    private static final String TODAY = "{today}";

    private Answers() {}

    private static final Map<String, Map<String, Object>> GOOD = Stream.of(
                    firstStage(),
                    secondStage(),
                    thirdStage(),
                    studyAndSurvey(),
                    analyseAndExamine(),
                    safetyInspection())
            .flatMap(stage -> stage.entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private static Map<String, Map<String, Object>> firstStage() {
        return Map.of(
                "supervision-plan",
                Map.of("trained", true, "trainedOn", "2014-03-08", "division", "分片联系", "schedule", "逐个到会参加"),
                "implementation-plan",
                Map.of("goals", "为民务实清廉", "measures", "规定动作逐项落实", "organisation", "一把手负总责"),
                "mobilisation-speech",
                Map.of("speaker", "局长"),
                "mobilisation-meeting",
                Map.of("heldOn", TODAY, "place", "三楼会议室", "attendance", 86, "chair", "副局长", "summary", "全体到会"),
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
                Map.of("mainOpinions", "下去走马观花多、蜻蜓点水"),
                "stage-report",
                Map.of(
                        "studyReport",
                        "集中学习六次",
                        "listeningReport",
                        "征求意见52条",
                        "problems",
                        "学习时间没有保证",
                        "nextSteps",
                        "查摆问题"),
                "optional-action",
                Map.of("action", "cadres-to-the-base", "done", "三批干部到村里同吃同住", "effect", "解决了三个村的吃水"));
    }

    private static Map<String, Map<String, Object>> secondStage() {
        var analysis =
                Map.<String, Object>of("problems", "看文件多了、到基层少了", "causes", "凭经验办事，惰性就出来了", "direction", "每月到联系村五天");
        return Map.of(
                "problem-list",
                Map.of(
                        "formalism",
                        1,
                        "bureaucracy",
                        1,
                        "hedonism",
                        0,
                        "extravagance",
                        0,
                        "problems",
                        json(List.of(
                                Map.of("problem", "应景式开会、套路式说话", "cause", "怕担责任"),
                                Map.of("problem", "接触矛盾少", "cause", "钉钉子的韧劲不强")))),
                "heart-talks",
                Map.of(
                        "talks",
                        json(List.of(Map.of("leader", "局长", "count", 8), Map.of("leader", "副局长", "count", 5))),
                        "summary",
                        "把问题谈透、把思想谈通"),
                "body-analysis",
                with(analysis, Map.of("opinionsAnswered", "52条意见逐条回应")),
                "leader-analysis",
                analysis,
                "life-meeting-plan",
                Map.of(
                        "plannedOn",
                        TODAY,
                        "place",
                        "三楼会议室",
                        "chair",
                        "局长",
                        "preparation",
                        "谈心谈话都已谈到",
                        "agenda",
                        "逐一批评"),
                "life-meeting",
                Map.of(
                        "heldOn", TODAY,
                        "place", "三楼会议室",
                        "chair", "局长",
                        "attendance", 12,
                        "criticism", "局长带头，逐一过关",
                        "consensus", "立行立改"),
                "life-meeting-report",
                Map.of("reportedOn", TODAY, "how", "党员大会和公开栏", "content", "查出18个问题"),
                "branch-meetings",
                Map.of("branches", 3, "held", 3, "summary", "每一名党员逐一过关"));
    }

    private static Map<String, Map<String, Object>> thirdStage() {
        return Map.of(
                "rectification-plan",
                Map.of("goals", "18个问题逐项整改", "items", items()),
                "special-plan",
                Map.of("targets", "文山会海", "measures", "会议压减三成", "organisation", "办公室牵头，八月底完成"),
                "institution-plan",
                Map.of("existing", "清理52项", "create", "车辆管理实施细则", "schedule", "九月底前出台"),
                "rectification-item",
                Map.of("done", "公务用车全部登记", "evidence", "附件是登记台账"),
                "special-rectification",
                Map.of("planned", 4, "done", 4, "effect", "会议少了三成"),
                "rules-written",
                Map.of("planned", 2, "written", 2, "list", "车辆管理实施细则\n差旅费管理实施细则"),
                "public-rating",
                Map.of(
                        "invited", 100,
                        "valid", 80,
                        "satisfied", 76,
                        "fairlySatisfied", 3,
                        "dissatisfied", 1,
                        "remarks", "办事比以前快"),
                "summary-report",
                Map.of("work", "规定动作一个不少", "results", "整改16项", "problems", "学习不平衡", "nextSteps", "常态化"),
                "look-back",
                Map.of("unfinished", "无", "causes", "无", "consolidated", "没有反弹", "nextSteps", "每季度看一次"),
                "follow-up-visit",
                Map.of("mended", "村里吃水解决了", "people", "涧北村，找村支书"));
    }

    private static Map<String, Map<String, Object>> studyAndSurvey() {
        return Map.of(
                "outlook-study",
                Map.of("sessions", 6, "hours", 30, "books", "规定书目五种", "gains", "思想解放了", "combined", "学习促工作"),
                "survey-report",
                Map.of("topic", "企业办证难", "places", 12, "people", 60, "problems", "要跑七个部门", "methods", "一个窗口办理"),
                "theme-seminar",
                Map.of("heldOn", TODAY, "theme", "实干、干好", "chair", "局长", "attendance", 40, "views", "实干就是解放思想"),
                "matters-plan",
                Map.of("goals", "办好五件实事", "items", items()));
    }

    private static Map<String, Map<String, Object>> analyseAndExamine() {
        return Map.of(
                "opinion-survey",
                Map.of(
                        "channels",
                        json(List.of("meeting", "poll", "visit", "talk")),
                        "people",
                        120,
                        "representatives",
                        12,
                        "opinions",
                        33,
                        "mainOpinions",
                        "项目审批太慢"),
                "outlook-life-meeting",
                Map.of("heldOn", TODAY, "place", "二楼会议室", "chair", "局长", "attendance", 9, "summary", "开诚布公"),
                "analysis-report",
                Map.of("headDrafted", "yes", "problems", "发展思路不清", "ideas", "抓项目", "measures", "局长牵头，年底见效"),
                "report-publication",
                Map.of("insideOn", TODAY, "inside", "全局大会", "publicOn", TODAY, "public", "电视台和网站"));
    }

    private static Map<String, Map<String, Object>> safetyInspection() {
        return Map.of(
                "safety-plan",
                Map.of("goals", "不留死角", "measures", "逐处检查", "organisation", "主要负责人带队"),
                "hazard-list",
                Map.of(
                        "checkedOn",
                        "2014-06-20",
                        "places",
                        12,
                        "hazards",
                        json(List.of(Map.of("place", "三号仓库", "hazard", "消防通道堵塞，起火后出不去", "person", "葛明诚")))),
                "hazards-cleared",
                Map.of("found", 7, "cleared", 6, "majorFound", 1, "majorCleared", 1, "left", "配电箱老化，已停用，月底更换"),
                "safety-summary",
                Map.of("work", "逐处检查", "results", "整改六项", "problems", "台账不全", "nextSteps", "每月自查"));
    }

    private static Object items() {
        return json(List.of(Map.of("problem", "公车私用", "measures", "全部登记", "person", SOMEBODY, "deadline", TODAY)));
    }

    /** The first answers, overridden by the second ones. */
    public static Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    /** A reader's answers beside the verdict, all positive, by material. */
    private static final Map<String, Map<String, Object>> GOOD_READING = Map.of(
            "mobilisation-meeting",
            Map.of("attended", "yes", "ratedGood", 70, "ratedFairlyGood", 12, "ratedAverage", 3, "ratedPoor", 1),
            "life-meeting",
            Map.of("attended", "yes", "leaders", 7, "selfCriticisms", 7, "mutualCriticisms", 6),
            "follow-up-visit",
            Map.of("visitedOn", TODAY, "visited", 3, "satisfied", 3));

    /** A reader's complete answers with this verdict. */
    public static Map<String, Object> reading(String material, Map<String, Object> verdict) {
        return with(dated(GOOD_READING.getOrDefault(material, Map.of())), verdict);
    }

    /** Answers that are accepted. */
    public static Map<String, Object> good(String material) {
        return dated(GOOD.get(material));
    }

    /** The answers with the present day in place of its placeholder. */
    private static Map<String, Object> dated(Map<String, Object> answers) {
        var dated = new HashMap<String, Object>();
        answers.forEach((field, value) -> dated.put(field, dated(value)));
        return dated;
    }

    private static Object dated(Object value) {
        var today = TestClock.today().toString();
        if (value instanceof String text) {
            return text.replace(TODAY, today);
        }
        return value instanceof SpinJsonNode json && json.toString().contains(TODAY)
                ? Spin.JSON(json.toString().replace(TODAY, today))
                : value;
    }

    /** The same, with some answers overridden. */
    public static Map<String, Object> good(String material, Map<String, Object> changed) {
        return with(good(material), changed);
    }

    /** The same for this person: the head of the unit is responsible for the items of a plan. */
    static Map<String, Object> by(String login, Map<String, Object> answers) {
        var items = answers.get("items");
        return items == null
                ? answers
                : with(answers, Map.of("items", Spin.JSON(items.toString().replace(SOMEBODY, headOf(login)))));
    }

    private static String headOf(String login) {
        return login.substring(0, "u000".length()) + "-head";
    }

    /** Opens a stage, also early and with units that are not ready. */
    public static Map<String, Object> opening() {
        return Map.of("confirmed", true, "reason", "按县委统一部署");
    }

    /** A text of at least this length. */
    static String text(String login, int length) {
        var text = new StringBuilder();
        for (int sentence = 1; text.length() < length; sentence++) {
            text.append("%s写的第%d条：逐项查摆，逐项落实。".formatted(login, sentence));
        }
        return text.toString();
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

    /** A plan with only the first date; the others follow from the template. */
    public static Map<String, Object> plan(String kind, LocalDate begin) {
        return Map.of("name", "清源县" + kind, "kind", kind, "plan", "时间不延误、环节不变通", "stage1Begin", begin.toString());
    }

    public static Map<String, Object> accept() {
        return Map.of("verdict", "accept");
    }

    public static Map<String, Object> returned() {
        return Map.of("verdict", "return");
    }

    /** The verdict that returns a stage. */
    public static Map<String, Object> returned(String words) {
        return Map.of("verdict", "return", "words", words);
    }

    /** The people concerned are satisfied with the written-off item. */
    public static Map<String, Object> peopleSatisfied() {
        return dated(Map.of("visitedOn", TODAY, "visited", 3, "verdict", "accept"));
    }

    public static Map<String, String> finding(String remedy) {
        return Map.of("place", "整份材料", "kind", "照搬照套", "remedy", remedy);
    }

    public static Map<String, Object> meetingRated(Map<String, Object> verdict) {
        return reading("mobilisation-meeting", verdict);
    }

    public static Object json(List<?> list) {
        return Spin.JSON(list);
    }
}
