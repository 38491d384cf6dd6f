/** Files: which are taken, what they really are, their bytes, and the text in them. Whose they are is others' business. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"refusal"})
@org.jspecify.annotations.NullMarked
package org.dudao.file;
