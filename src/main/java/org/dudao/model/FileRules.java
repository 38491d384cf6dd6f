package org.dudao.model;

import java.util.List;
import java.util.stream.Stream;

/** The files of a deployment. Each is checked by the other rules, so there is no file that nobody checks. */
final class FileRules {

    /** The engine recognizes files by these endings; each ends with the short form that {@link DeploymentCandidate} reads. */
    private static final List<String> ENDINGS = List.of(".bpmn", ".bpmn20.xml", ".dmn", ".dmn11.xml", ".form");

    private FileRules() {}

    static Stream<Violation> everyFileIsAModelATableOrAForm(DeploymentCandidate deployment) {
        return deployment
                .fileNames()
                .filter(file -> ENDINGS.stream().noneMatch(file::endsWith))
                .map(file -> new Violation(
                        file,
                        file,
                        "这种文件不能部署；只能部署流程（.bpmn、.bpmn20.xml）、判断表（.dmn、.dmn11.xml）和表单（.form），扩展名用小写，应去掉这个文件。"));
    }
}
