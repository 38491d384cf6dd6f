package org.dudao.security;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.rest.util.EngineUtil;
import org.jspecify.annotations.Nullable;

/**
 * The object of the engine that the path of a request names, as in {@code task/17/variables}.
 *
 * @param noun what it is, in Chinese
 * @param resource the first segment of the path
 * @param id its id or key; null when the path names no single object
 * @param rest the segments after the id
 */
record EngineSubject(String noun, String resource, @Nullable String id, List<String> rest) {

    private static final String KEY = "key";
    private static final String HISTORY = "history";
    private static final String TASK = "task";
    private static final String INSTANCE = "process-instance";
    private static final String EXECUTION = "execution";
    private static final Set<String> CHECKED = Set.of(TASK, INSTANCE, EXECUTION);

    private static final Map<String, String> NOUNS = Map.ofEntries(
            Map.entry(TASK, "任务"),
            Map.entry(INSTANCE, "流程实例"),
            Map.entry(EXECUTION, "流程实例"),
            Map.entry("process-definition", "流程"),
            Map.entry("decision-definition", "决策表"),
            Map.entry("decision-requirements-definition", "决策需求图"),
            Map.entry("deployment", "部署"),
            Map.entry("user", "用户"),
            Map.entry("group", "组"),
            Map.entry("tenant", "租户"),
            Map.entry("filter", "任务筛选"),
            Map.entry("authorization", "授权"),
            Map.entry("job", "作业"),
            Map.entry("job-definition", "作业定义"),
            Map.entry("incident", "事故"),
            Map.entry("batch", "批处理"),
            Map.entry("external-task", "外部任务"),
            Map.entry("variable-instance", "变量"),
            Map.entry(HISTORY, "历史记录"));

    /** Second segments that are no id. */
    private static final Set<String> NO_IDS = Set.of(
            "count", "create", "report", "delete", "fetchAndLock", "unlock", "retries", "suspended", "statistics");

    static EngineSubject none() {
        return new EngineSubject("", "", null, List.of());
    }

    /** @param path relative to the REST application */
    static EngineSubject of(String path) {
        var segments = Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        if (segments.size() > 1 && segments.get(0).equals("engine")) {
            segments = segments.subList(2, segments.size());
        }
        if (segments.isEmpty() || !NOUNS.containsKey(segments.get(0))) {
            return none();
        }
        var resource = segments.get(0);
        int at = segments.size() > 2 && (segments.get(1).equals(KEY) || resource.equals(HISTORY)) ? 2 : 1;
        boolean isNamed = segments.size() > at && !NO_IDS.contains(segments.get(at));
        return new EngineSubject(
                NOUNS.getOrDefault(resource, ""),
                resource,
                isNamed ? segments.get(at) : null,
                isNamed ? segments.subList(at + 1, segments.size()) : List.of());
    }

    /** Whether {@link #isMissing} can tell. */
    boolean isChecked() {
        return id != null && CHECKED.contains(resource);
    }

    /** Whether the path names a task, an instance or an execution that does not exist or has ended. */
    boolean isMissing() {
        return isChecked()
                && EngineUtil.lookupProcessEngine(null).getProcessEngineConfiguration()
                        instanceof ProcessEngineConfigurationImpl configuration
                && configuration.getCommandExecutorTxRequired().execute(this::isMissing);
    }

    private boolean isMissing(CommandContext context) {
        return switch (resource) {
            case TASK -> context.getTaskManager().findTaskById(id) == null;
            case EXECUTION, INSTANCE -> context.getExecutionManager().findExecutionById(id) == null;
            default -> false;
        };
    }
}
