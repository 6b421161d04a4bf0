# The image of one module: its boot jar, as Maven built it, on a Java runtime.
#   docker build --build-arg MODULE=gateway -f ops/docker/service.Dockerfile .
FROM eclipse-temurin:25-jre AS layers
ARG MODULE
WORKDIR /build
COPY ${MODULE}/target/*-boot.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --launcher --destination layers

FROM eclipse-temurin:25-jre
WORKDIR /app
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/spring-boot-loader/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./
COPY ops/docker/healthy.sh /usr/local/bin/healthy
RUN install -d -o 10001 -g 10001 -m 700 /var/spool/casebook
USER 10001:10001
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", \
	"-XX:MaxRAMPercentage=55", "-XX:+UseCompactObjectHeaders", "-XX:TrimNativeHeapInterval=10000", \
	"org.springframework.boot.loader.launch.JarLauncher"]
