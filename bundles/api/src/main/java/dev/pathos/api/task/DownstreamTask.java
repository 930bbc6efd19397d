package dev.pathos.api.task;

import org.osgi.annotation.versioning.ConsumerType;

/** A task whose targets come from people's labels: what the network is for in the end. */
@ConsumerType
public interface DownstreamTask extends Task {}
