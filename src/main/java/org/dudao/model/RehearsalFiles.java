package org.dudao.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.dudao.form.FormReader;
import org.jspecify.annotations.Nullable;

/**
 * Makes the files of a rehearsal: copies of a process, the processes that it calls, their forms and decision tables.
 *
 * <p>All keys of the copies begin with the prefix of the rehearsal, so a copy is never the newest version of a real model. Each copy is
 * built from the closed list in {@link RehearsalProcess}; it calls no bean.
 */
public final class RehearsalFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The most levels of called processes below the process of the rehearsal. */
    private static final int MOST_LEVELS = 5;

    private final RehearsalSource source;
    private final FormReader reader;
    private final String prefix;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<Call, String> copies = new HashMap<>();
    private final Map<String, Optional<String>> decisionCopies = new HashMap<>();

    /** The called processes by the process that calls them. The graph has no cycle. */
    private final Map<String, Set<String>> calls = new HashMap<>();

    private final Deque<Call> toCopy = new ArrayDeque<>();
    private final List<DmnTable.Row> materials;

    /** @param material the material that the call passes; it decides which forms the steps of the process show */
    record Call(String process, @Nullable String material) {}

    private RehearsalFiles(RehearsalSource source, FormReader reader, String prefix) {
        this.source = source;
        this.reader = reader;
        this.prefix = prefix;
        this.materials = source.decision(ModelProperties.MATERIAL_STANDARD).stream()
                .flatMap(file -> decisions(file.content()))
                .filter(decision -> ModelProperties.MATERIAL_STANDARD.equals(decision.getId()))
                .flatMap(decision -> DmnTable.of("", decision).rows().stream())
                .toList();
    }

    /**
     * @param root the file of the process
     * @param prefix the prefix of all keys
     * @param login the assignee of all tasks
     */
    public static Rehearsal of(
            RehearsalSource.DeployedFile root,
            String process,
            String prefix,
            String login,
            RehearsalSource source,
            FormReader reader) {
        var made = new RehearsalFiles(source, reader, prefix);
        made.copyOf(new Call(process, null));
        var variables = made.copyAll(process, root, login);
        return new Rehearsal(prefix + process, made.files, variables);
    }

    /**
     * The files of a rehearsal.
     *
     * @param process the key of the process to start
     * @param files the contents by file name
     * @param variables the variables that conditions read; they start as null
     */
    public record Rehearsal(String process, Map<String, byte[]> files, Set<String> variables) {}

    /** The name of the task that asks which way to go at this node. */
    public static String choice(String node) {
        return RehearsalProcess.CHOICE_NAME + node;
    }

    /** The words of a note from the documentation of an element. */
    public static String note(String documentation) {
        return RehearsalXml.note(documentation);
    }

    /** Whether this task of a copy asks which way to go. */
    public static boolean isChoice(String task, String name) {
        return task.startsWith(RehearsalProcess.QUESTION_ID) && name.startsWith(RehearsalProcess.CHOICE_NAME);
    }

    private Set<String> copyAll(String rootProcess, RehearsalSource.DeployedFile root, String login) {
        var variables = new TreeSet<String>();
        for (var call = toCopy.poll(); call != null; call = toCopy.poll()) {
            boolean isRoot = call.process().equals(rootProcess);
            var file = isRoot ? root : source.process(call.process()).orElseThrow();
            var key = Objects.requireNonNull(copies.get(call));
            var copy = new RehearsalProcess(this, file.deployment(), key, login, call, isRoot);
            files.put(key + ".bpmn", copy.of(file.content()));
            variables.addAll(copy.variables());
        }
        return variables;
    }

    /** The key of the copy of a called process; empty when the process is not deployed. */
    Optional<String> process(String caller, Call call) {
        if (source.process(call.process()).isEmpty()) {
            return Optional.empty();
        }
        calls.computeIfAbsent(caller, key -> new HashSet<>()).add(call.process());
        return Optional.of(copyOf(call));
    }

    private String copyOf(Call call) {
        return copies.computeIfAbsent(call, added -> {
            toCopy.add(added);
            return prefix + added.process() + (added.material() == null ? "" : "-" + added.material());
        });
    }

    /** Why a copy does not call the process: the calls would never end or have too many levels. Empty when it can be called. */
    Optional<String> limit(String caller, String called) {
        if (reaches(called, caller)) {
            return Optional.of("试运行时直接走过：流程“%s”在上层已经走到，不再重复调用。".formatted(called));
        }
        return levelsAbove(caller) + 1 + levelsBelow(called) > MOST_LEVELS
                ? Optional.of("试运行时直接走过：调用超过%d层，请另外试运行流程“%s”。".formatted(MOST_LEVELS, called))
                : Optional.empty();
    }

    private boolean reaches(String from, String process) {
        return from.equals(process)
                || calls.getOrDefault(from, Set.of()).stream().anyMatch(called -> reaches(called, process));
    }

    private int levelsAbove(String process) {
        return calls.entrySet().stream()
                .filter(caller -> caller.getValue().contains(process))
                .mapToInt(caller -> 1 + levelsAbove(caller.getKey()))
                .max()
                .orElse(0);
    }

    private int levelsBelow(String process) {
        return calls.getOrDefault(process, Set.of()).stream()
                .mapToInt(called -> 1 + levelsBelow(called))
                .max()
                .orElse(0);
    }

    String groupName(String id) {
        return source.groupName(id);
    }

    /** The row of a material. */
    Optional<DmnTable.Row> material(String kind) {
        return materials.stream().filter(row -> row.keys().contains(kind)).findFirst();
    }

    /** The id of the copy of a form, and its fields; empty when the form is not deployed. */
    Optional<FormFile> form(String deployment, String id) {
        return source.form(deployment, id).flatMap(content -> {
            try {
                return JSON.readTree(content) instanceof ObjectNode form
                        ? Optional.of(addForm(form, id))
                        : Optional.<FormFile>empty();
            } catch (IOException e) {
                return Optional.<FormFile>empty();
            }
        });
    }

    /** Adds a form under the prefix. */
    FormFile addForm(ObjectNode form, String id) {
        var key = prefix + id;
        form.put("id", key);
        try {
            var content = JSON.writeValueAsBytes(form);
            files.put(key + ".form", content);
            return FormFile.read(key + ".form", content, reader);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key of the copy of a decision; empty when it is not deployed or has another expression language than FEEL. */
    Optional<String> decision(String key) {
        var copy = decisionCopies.get(key);
        if (copy == null) {
            copy = source.decision(key).flatMap(file -> copyDecision(key, file.content()));
            decisionCopies.put(key, copy);
        }
        return copy;
    }

    /** The copy has a prefix of its own, because the file can also contain other decisions that are copied. */
    private Optional<String> copyDecision(String key, byte[] content) {
        var model = ModelReader.deployedDmn(content);
        boolean isFeelOnly = ExpressionLanguage.in(key, model).stream()
                .map(ExpressionLanguage::language)
                .allMatch(ExpressionLanguage::isFeel);
        if (!isFeelOnly) {
            return Optional.empty();
        }
        var copyPrefix = "%s%d-".formatted(prefix, decisionCopies.size());
        model.getModelElementsByType(Decision.class).forEach(decision -> decision.setId(copyPrefix + decision.getId()));
        model.getDefinitions().setId(copyPrefix + model.getDefinitions().getId());
        files.put(copyPrefix + key + ".dmn", Dmn.convertToString(model).getBytes(StandardCharsets.UTF_8));
        return Optional.of(copyPrefix + key);
    }

    private static Stream<Decision> decisions(byte[] content) {
        return ModelReader.deployedDmn(content).getModelElementsByType(Decision.class).stream();
    }
}
