# The image of one module: its boot jar, as Maven built it and unpacked, on a Java runtime, with a cache of what it loads at its start.
#   docker build --build-arg MODULE=gateway -f ops/docker/service.Dockerfile .
FROM eclipse-temurin:25-jre AS application
ARG MODULE
WORKDIR /build
COPY ${MODULE}/target/*-boot.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --destination layers --application-filename app.jar
COPY ops/docker/java.options ops/docker/java.service.options ops/docker/java.gateway.options ./
RUN cat java.options "java.${MODULE##*-}.options" >layers/application/java.options

FROM postgres:18 AS training
COPY --from=application /opt/java/openjdk /opt/java/openjdk
COPY ops/docker/train.sh ops/docker/healthy.sh ops/postgresql/roles.sql /training/
COPY --from=application /build/layers/dependencies/ /app/
COPY --from=application /build/layers/snapshot-dependencies/ /app/
COPY --from=application /build/layers/application/ /app/
RUN /training/train.sh

FROM eclipse-temurin:25-jre
WORKDIR /app
COPY --from=application /build/layers/dependencies/ ./
COPY --from=application /build/layers/snapshot-dependencies/ ./
COPY --from=application /build/layers/application/ ./
COPY --from=training /app/app.aot ./
COPY ops/docker/healthy.sh /usr/local/bin/healthy
RUN chmod 755 /usr/local/bin/healthy && install -d -o 10001 -g 10001 -m 700 /var/spool/casebook
USER 10001:10001
ENTRYPOINT ["java", "@java.options", "-XX:AOTCache=app.aot", "-XX:MaxRAMPercentage=55", "-XX:+ExitOnOutOfMemoryError", \
	"-XX:TrimNativeHeapInterval=10000", "-jar", "app.jar"]
