/**
 * Files: the accepted types, detection of the real type, storage, and text extraction. The module does not know who
 * owns a file.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"refusal"})
@org.jspecify.annotations.NullMarked
package org.dudao.file;
