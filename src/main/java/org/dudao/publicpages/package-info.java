/** The pages without login, under {@code /public}: the suggestion box with its receipts, a questionnaire's page and the published answers. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "campaign",
            "opinion",
            "organization",
            "publication",
            "questionnaire",
            "refusal",
            "visitor"
        })
@org.jspecify.annotations.NullMarked
package org.dudao.publicpages;
