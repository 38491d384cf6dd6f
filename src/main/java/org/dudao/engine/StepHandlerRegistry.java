package org.dudao.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.dudao.form.FormHints;
import org.dudao.workflow.Step;
import org.dudao.workflow.StepHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The handlers by step. They are looked up late, because they depend on the engine and the engine depends on this class. */
@Component
class StepHandlerRegistry {

    private final Supplier<Map<Step, StepHandler>> handlers;

    StepHandlerRegistry(ObjectProvider<StepHandler> handlers) {
        this.handlers = SingletonSupplier.of(
                () -> handlers.stream().collect(Collectors.toMap(StepHandler::step, Function.identity())));
    }

    StepHandler of(Step step) {
        return Optional.ofNullable(handlers.get().get(step))
                .orElseThrow(() -> new IllegalStateException("No handler for the step " + step));
    }

    /** The reason why this person may not take the task of this execution. */
    Optional<String> refusal(@Nullable ExecutionEntity execution, String login) {
        return handlerOf(execution).flatMap(handler -> handler.refusal(Objects.requireNonNull(execution), login));
    }

    /** Called when this person claims the task of this execution or opens its form. */
    void opened(@Nullable ExecutionEntity execution, String login) {
        handlerOf(execution).ifPresent(handler -> handler.opened(Objects.requireNonNull(execution), login));
    }

    /** Sets the known values of the form of the task of this execution. Returns whether there are any. */
    boolean prefill(@Nullable ExecutionEntity execution) {
        return handlerOf(execution)
                .filter(handler -> handler.prefill(Objects.requireNonNull(execution)))
                .isPresent();
    }

    /** The values that the form of the task of this execution compares answers with. */
    Map<String, Object> facts(@Nullable ExecutionEntity execution) {
        return handlerOf(execution)
                .map(handler -> handler.facts(Objects.requireNonNull(execution)))
                .orElse(Map.of());
    }

    /** The rules that the answers of the task of this execution will be judged by. */
    List<FormHints.Hint> hints(@Nullable ExecutionEntity execution) {
        return handlerOf(execution)
                .map(handler -> handler.hints(Objects.requireNonNull(execution)))
                .orElse(List.of());
    }

    private Optional<StepHandler> handlerOf(@Nullable ExecutionEntity execution) {
        return execution != null
                        && execution.getActivity() != null
                        && execution.getActivity().getProperty(Step.PROPERTY) instanceof Step step
                ? Optional.of(of(step))
                : Optional.empty();
    }
}
