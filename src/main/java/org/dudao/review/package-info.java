/** Reviews of materials and stages: standards, findings, verdicts, and the aids for readers. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "campaign",
            "comparison",
            "database",
            "form",
            "organization",
            "refusal",
            "submission",
            "workflow"
        })
@org.jspecify.annotations.NullMarked
package org.dudao.review;
