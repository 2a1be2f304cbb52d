import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'

/** The emulator of S3 takes 11 MiB in one request; S3 wants parts of 5 at least. */
const partBytes = 8 * 1024 * 1024

/** An object of any size: it is there whole, or not at all. */
export const putObject = async (
  s3: S3Client,
  bucket: string,
  key: string,
  body: Buffer,
): Promise<void> => {
  const place = { Bucket: bucket, Key: key }
  if (body.length <= partBytes) {
    await s3.send(new PutObjectCommand({ ...place, Body: body }))
    return
  }
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand(place))
  const upload = { ...place, UploadId }
  try {
    const Parts: { readonly PartNumber: number; readonly ETag: string | undefined }[] = []
    for (let from = 0; from < body.length; from += partBytes) {
      const PartNumber = Parts.length + 1
      const Body = body.subarray(from, from + partBytes)
      const { ETag } = await s3.send(new UploadPartCommand({ ...upload, PartNumber, Body }))
      Parts.push({ PartNumber, ETag })
    }
    const MultipartUpload = { Parts: [...Parts] }
    await s3.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload }))
  } catch (fault) {
    await s3.send(new AbortMultipartUploadCommand(upload))
    throw fault
  }
}
