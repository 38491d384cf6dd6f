package org.dudao.support;

import java.nio.file.Path;
import java.util.stream.Stream;

/** Expressions that reach Java code or the insides of the application. Those that can create a file create it at {@link #TRACE}. */
public final class Attack {

    public static final Path TRACE = Path.of("target", "run-by-an-attack");

    private static final String REST =
            ".forName('java.io.FileOutputStream').getConstructor(''.getClass()).newInstance('" + TRACE + "')}";

    private Attack() {}

    public static Stream<String> expressions() {
        return Stream.of(
                "${''.getClass()" + REST,
                "${('').getClass()" + REST,
                "${''['class']" + REST,
                "${''['getClass']()" + REST,
                "${(true ? '' : 'x').getClass()" + REST,
                "${now().getClass()" + REST,
                "${now()['class']" + REST,
                "${dateTime().getClass()" + REST,
                "${dateTime().getZone().setDefault(null)}",
                "${currentUserGroups().getClass()" + REST,
                "${execution.getClass()" + REST,
                "${execution['class']" + REST,
                "${execution.getVariables().getClass()" + REST,
                "${execution.getVariables()['class'].getClass()" + REST,
                "${execution.getVariable('text').getClass()" + REST,
                "${reviewTasks.getClass()" + REST,
                "${reviewTasks['class']" + REST,
                "${campaignTasks.supervisionGroups().getClass()" + REST,
                "${execution.getProcessEngineServices().getRepositoryService().createDeploymentQuery().list()}",
                "${execution.processEngineServices.repositoryService.createDeploymentQuery().list()}",
                "${execution['processEngineServices']}",
                "${execution['getProcessEngineServices']()}",
                "${execution.getBpmnModelInstance().getDefinitions()}",
                "${execution.getActivity().getProcessDefinition()}",
                "${execution.createIncident('failedJob', 'x')}",
                "${dataSource.getConnection().close()}",
                "${dataSource.connection.catalog}",
                "${processEngine.getRuntimeService().createExecutionQuery().list()}",
                "${processEngine.name}",
                "${jdbcClient.sql('select 1').query().listOfRows()}",
                "${applicationTaskExecutor.shutdown()}",
                "${environment.getProperty('dudao.admin-password')}",
                "${systemProperties['user.dir'].length()}",
                "${S('{}').mapTo('java.util.HashMap')}",
                "${JSON('{}')}",
                "${XML('<a/>')}",
                "${''.format('%1000000000d', 1)}",
                "${execution.processBusinessKey.repeat(1000000000)}");
    }
}
