#!/usr/bin/env python3
"""Checks the exports of many publishers with `soat` on a Spark cluster, and writes the findings as Parquet. See README.md.

  spark-submit soat_spark.py --input s3a://desk/exports --sources sources.yaml --output s3a://desk/checked/2026-11-20 \\
    --soat /usr/local/bin/soat --rules /usr/local/share/soat/rules
"""

import argparse
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
MODULES = ("soat_consent", "soat_errors", "soat_files", "soat_pipe", "soat_rows", "soat_run", "soat_tables")
USAGE, BROKEN = 2, 4
STATUS = """Mã thoát / Exit status:
  0  xong; có lỗi hay không thì xem bảng findings / done, whatever was found
  1  chỉ với --fail-on error: có lỗi phải sửa / with --fail-on error: an error stands
  2  gọi sai, không có gì để soát / usage, nothing to check
  3  xong, nhưng có bài không đọc được hoặc chưa kiểm hết / done, yet some posts failed or were not checked in full
  4  không chạy hết được; chạy lại lệnh cũ để làm tiếp / the run broke off; the same command goes on"""


def arguments(argv):
    parser = argparse.ArgumentParser(
        prog="soat_spark.py", formatter_class=argparse.RawDescriptionHelpFormatter, epilog=STATUS,
        description="Soát dữ liệu xuất của nhiều nguồn bằng soat trên Spark. / Check exports of many sources on Spark.")
    add = parser.add_argument
    add("--input", required=True, nargs="+", help="tệp hoặc thư mục Parquet, NDJSON (.gz cũng được) / files or folders")
    add("--format", choices=("auto", "parquet", "json"), default="auto", help="auto: theo đuôi tên / by their suffix")
    add("--sources", required=True, help="sources.yaml: nguồn nào được đọc / whose posts may be read")
    add("--output", required=True, help="thư mục kết quả / the folder of results")
    add("--columns", default="", help="tên cột khác, ví dụ text=noi_dung,id=ma_bai / other names of columns")
    add("--soat", default="soat", help="soat trên các máy (PATH nếu chỉ là tên) / soat on the workers")
    add("--rules", default="", help="bộ quy tắc trên các máy / rulebooks on the workers")
    add("--today", default="", help="ngày soát, dạng 2026-11-20 / day of the run")
    add("--lang", choices=("vi", "en"), default="vi", help="ngôn ngữ kết quả / language of the results")
    add("--batch", type=float, default=32, help="mỗi lượt chừng này GB; dừng giữa chừng thì lượt đã xong giữ lại / GB a batch")
    add("--partition", type=float, default=64, help="mỗi phần chừng này MB / MB a partition")
    add("--stall", type=int, default=600, help="giây im lặng thì coi như soat bị treo / seconds of silence that mean a hang")
    add("--overwrite", action="store_true", help="bỏ kết quả cũ, làm lại từ đầu / start anew")
    add("--fail-on", choices=("error",), help="mã thoát 1 khi có lỗi phải sửa / status 1 when an error stands")
    return parser.parse_args(argv)


def main(argv):
    options = arguments(argv)
    from pyspark.sql import SparkSession

    spark = (
        SparkSession.builder.appName("soat")
        .config("spark.sql.session.timeZone", "Asia/Ho_Chi_Minh")
        .config("spark.sql.files.maxPartitionBytes", int(options.partition * 1e6))
        # Posts may be long: a batch of Arrow holds few of them.
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", 500)
        # A column is what the export calls it; `ID` beside `id` is no error.
        .config("spark.sql.caseSensitive", "true")
        .getOrCreate())
    # What goes wrong is said in one sentence below; Spark's own account of it stays in the logs of the workers.
    spark.sparkContext.setLogLevel(os.environ.get("SOAT_SPARK_LOG", "OFF"))
    for module in MODULES:
        # With spark-submit --py-files they are there already.
        if os.path.exists(os.path.join(HERE, module + ".py")):
            spark.sparkContext.addPyFile(os.path.join(HERE, module + ".py"))
    sys.path.insert(0, HERE)
    try:
        import soat_errors
        from soat_consent import Unusable
        from soat_run import Run
    except ImportError as error:
        return tell(f"thiếu {error.name}: pip install -r requirements.txt / it is missing", USAGE)
    try:
        return Run(spark, options).go()
    except Unusable as error:
        return tell(error, USAGE)
    except Exception as error:  # noqa: BLE001 (one sentence for whoever started the job)
        return tell(soat_errors.sentence(error), BROKEN)
    finally:
        spark.stop()


def tell(what, status):
    print(f"soat-spark: {what}", file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
