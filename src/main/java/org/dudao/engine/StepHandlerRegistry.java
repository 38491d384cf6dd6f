package org.dudao.engine;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.dudao.workflow.Step;
import org.dudao.workflow.StepHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The handlers by step, looked up when a task needs one: they depend on the engine, which is built from this. */
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

    /** Why this person may not take the task that this execution waits in. */
    Optional<String> refusal(@Nullable ExecutionEntity execution, String login) {
        return ofTaskIn(execution).flatMap(handler -> handler.refusal(Objects.requireNonNull(execution), login));
    }

    /** This person has taken the task that this execution waits in, or looked into it. */
    void opened(@Nullable ExecutionEntity execution, String login) {
        ofTaskIn(execution).ifPresent(handler -> handler.opened(Objects.requireNonNull(execution), login));
    }

    /** Sets the known values of the form of the task that this execution waits in; returns whether there are any. */
    boolean prefill(@Nullable ExecutionEntity execution) {
        return ofTaskIn(execution)
                .filter(handler -> handler.prefill(Objects.requireNonNull(execution)))
                .isPresent();
    }

    private Optional<StepHandler> ofTaskIn(@Nullable ExecutionEntity execution) {
        return execution != null
                        && execution.getActivity() != null
                        && execution.getActivity().getProperty(Step.PROPERTY) instanceof Step step
                ? Optional.of(of(step))
                : Optional.empty();
    }
}
