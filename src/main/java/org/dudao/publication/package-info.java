/**
 * What the public may read: personal data is recognised and masked by default; a text that was chosen, corrected or taken down is
 * recorded with the person and the reason.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"organization", "refusal"})
@org.jspecify.annotations.NullMarked
package org.dudao.publication;
