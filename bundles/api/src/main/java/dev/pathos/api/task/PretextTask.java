package dev.pathos.api.task;

import org.osgi.annotation.versioning.ConsumerType;

/** A task whose targets come from the data itself, without anybody's labels. */
@ConsumerType
public interface PretextTask extends Task {}
