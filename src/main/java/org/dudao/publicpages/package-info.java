/** The pages without login, under {@code /public}: the suggestion box, a questionnaire's page and the published answers. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"campaign", "opinion", "organization", "questionnaire", "refusal", "visitor"})
@org.jspecify.annotations.NullMarked
package org.dudao.publicpages;
