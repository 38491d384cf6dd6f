package org.dudao;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dudao.support.DudaoTest;
import org.dudao.support.ModelFiles;
import org.dudao.workflow.Step;
import org.dudao.workflow.StepHandler;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Models use every bean method that exists for them. ModelCheckTest checks the opposite: every method that a model
 * calls exists.
 */
@DudaoTest
class WiringTest {

    /** Methods that only former versions of the models call. Instances still run on these versions. */
    private static final Set<String> OF_THE_VERSION_BEFORE =
            Set.of("opinionTasks.returnedOnce", "opinionTasks.showFigures", "campaignTasks.openStage");

    private static final Pattern CALL = Pattern.compile("\\$\\{!?(\\w+)\\.(\\w+)\\(([^)]*)\\)}");

    @Autowired
    ApplicationContext beans;

    private record Call(String bean, String method, int arguments) {}

    @Test
    void everyExpressionOfAnElementTemplateNamesABeanAndAMethodThatExist() {
        assertThat(calls(ModelFiles.elementTemplates())).isNotEmpty().allSatisfy(call -> {
            assertThat(beans.containsBean(call.bean())).as(call.toString()).isTrue();
            assertThat(methods(beans.getBean(call.bean())))
                    .as(call.toString())
                    .anyMatch(method ->
                            method.getName().equals(call.method()) && method.getParameterCount() == call.arguments());
        });
    }

    @Test
    void everyHandlerIsUsedByAModel() {
        var called = calls(ModelFiles.processes()).stream()
                .map(call -> call.bean() + "." + call.method())
                .collect(Collectors.toSet());
        var unused = new TreeSet<String>();
        for (var name : beans.getBeanDefinitionNames()) {
            if (!name.endsWith("Tasks")
                    || !AopUtils.getTargetClass(beans.getBean(name)).getName().startsWith("org.dudao.")) {
                continue;
            }
            for (var method : methods(beans.getBean(name))) {
                if (!called.contains(name + "." + method.getName())
                        && !OF_THE_VERSION_BEFORE.contains(name + "." + method.getName())
                        && !isOfAStep(method)) {
                    unused.add(name + "." + method.getName());
                }
            }
        }
        assertThat(unused).isEmpty();
    }

    @Test
    void everyStepHasOneHandlerAndIsUsedByAModel() {
        var handled = beans.getBeansOfType(StepHandler.class).values().stream()
                .map(StepHandler::step)
                .toList();
        var models = ModelFiles.processes().stream().map(ModelFiles::text).collect(Collectors.joining());

        assertThat(handled).containsExactlyInAnyOrder(Step.values());
        assertThat(Step.values()).allSatisfy(step -> assertThat(models)
                .contains("name=\"step\" value=\"%s\"".formatted(step.propertyValue())));
    }

    private static List<Call> calls(List<Path> files) {
        var calls = new ArrayList<Call>();
        for (var file : files) {
            var found = CALL.matcher(ModelFiles.text(file));
            while (found.find()) {
                var arguments = found.group(3).isBlank() ? 0 : found.group(3).split(",").length;
                calls.add(new Call(found.group(1), found.group(2), arguments));
            }
        }
        return calls;
    }

    private static List<Method> methods(Object bean) {
        return Arrays.stream(AopUtils.getTargetClass(bean).getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .toList();
    }

    private static boolean isOfAStep(Method method) {
        return Arrays.stream(StepHandler.class.getMethods())
                .anyMatch(declared -> declared.getName().equals(method.getName())
                        && StepHandler.class.isAssignableFrom(method.getDeclaringClass()));
    }
}
